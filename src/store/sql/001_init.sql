-- Facts: what people entered, the only truth. Every row has
--   rev  the journal seq of its last change, and
--   sum  row_sum() of its content (all columns but rev and sum). An undo ignores rev and
--        compares every other column of the changeset; a changeset of an UPDATE holds only
--        the columns that changed, so without sum a colleague's edit of *another* column
--        of the row would be overlooked.
-- Ids come from counter 'id', are unique over all tables and never used again, so that a
-- redo finds its place free. Names are compared by key (text_key). Later migrations add
-- columns at the end only: old changesets then still apply.
CREATE TABLE setting(
  id    INTEGER PRIMARY KEY,
  key   TEXT NOT NULL UNIQUE CHECK(length(key) BETWEEN 1 AND 40),
  value TEXT NOT NULL,
  sum   INTEGER NOT NULL,
  rev   INTEGER NOT NULL
) STRICT;

CREATE TABLE grp(
  id    INTEGER PRIMARY KEY,
  name  TEXT NOT NULL,
  key   TEXT NOT NULL UNIQUE CHECK(key <> ''),
  ord   INTEGER NOT NULL,
  sum   INTEGER NOT NULL,
  rev   INTEGER NOT NULL
) STRICT;

CREATE TABLE unit(
  id        INTEGER PRIMARY KEY,
  name      TEXT NOT NULL,
  key       TEXT NOT NULL UNIQUE CHECK(key <> ''),
  track     INTEGER NOT NULL CHECK(track IN (0, 1)),
  parent_id INTEGER REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  alias     TEXT NOT NULL,
  ord       INTEGER NOT NULL,
  opened    INTEGER,                   -- days since 1970; NULL: open-ended
  closed    INTEGER CHECK(closed >= opened),
  head      TEXT NOT NULL,
  leader    TEXT NOT NULL,
  sum       INTEGER NOT NULL,
  rev       INTEGER NOT NULL
) STRICT;

-- A unit's groups by date; a change of group ends one row and begins the next.
CREATE TABLE membership(
  id       INTEGER PRIMARY KEY,
  unit_id  INTEGER NOT NULL REFERENCES unit(id),
  group_id INTEGER NOT NULL REFERENCES grp(id),
  from_day INTEGER,
  to_day   INTEGER CHECK(to_day >= from_day),
  sum      INTEGER NOT NULL,
  rev      INTEGER NOT NULL
) STRICT;
CREATE INDEX membership_by_unit ON membership(unit_id, from_day);

CREATE TABLE person(
  id    INTEGER PRIMARY KEY,
  name  TEXT NOT NULL,
  key   TEXT NOT NULL UNIQUE CHECK(key <> ''),
  login TEXT NOT NULL,
  sum   INTEGER NOT NULL,
  rev   INTEGER NOT NULL
) STRICT;

CREATE TABLE post(
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person(id),
  unit_id   INTEGER NOT NULL REFERENCES unit(id),
  role      INTEGER NOT NULL CHECK(role BETWEEN 0 AND 3),
  from_day  INTEGER,
  to_day    INTEGER CHECK(to_day >= from_day),
  sum       INTEGER NOT NULL,
  rev       INTEGER NOT NULL
) STRICT;
CREATE INDEX post_by_person ON post(person_id, from_day);

CREATE TABLE outlet(
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL,
  key      TEXT NOT NULL UNIQUE CHECK(key <> ''),
  level    INTEGER NOT NULL CHECK(level BETWEEN 0 AND 4),
  ord      INTEGER NOT NULL,
  from_day INTEGER,
  to_day   INTEGER CHECK(to_day >= from_day),
  sum      INTEGER NOT NULL,
  rev      INTEGER NOT NULL
) STRICT;

-- sum covers the by-line (co_unit and author rows) too: they change with the article.
CREATE TABLE submission(
  id       INTEGER PRIMARY KEY,
  ref      INTEGER NOT NULL UNIQUE,    -- year * 100000000 + running number
  day      INTEGER NOT NULL CHECK(day BETWEEN 0 AND 84005),
  received INTEGER NOT NULL CHECK(received BETWEEN 0 AND 84005),
  unit_id  INTEGER NOT NULL REFERENCES unit(id),
  title    TEXT NOT NULL CHECK(title <> ''),
  type     TEXT NOT NULL,
  length   INTEGER CHECK(length >= 0), -- characters
  note     TEXT NOT NULL,
  voided   INTEGER NOT NULL CHECK(voided IN (0, 1)),
  sum      INTEGER NOT NULL,
  rev      INTEGER NOT NULL
) STRICT;
CREATE INDEX submission_by_day ON submission(day, id, unit_id, voided);
CREATE INDEX submission_by_unit ON submission(unit_id, day, id);

-- Second and further units; pos from 2.
CREATE TABLE co_unit(
  submission_id INTEGER NOT NULL REFERENCES submission(id) DEFERRABLE INITIALLY DEFERRED,
  pos           INTEGER NOT NULL,
  unit_id       INTEGER NOT NULL REFERENCES unit(id),
  PRIMARY KEY(submission_id, pos)
) STRICT, WITHOUT ROWID;
CREATE INDEX co_unit_by_unit ON co_unit(unit_id, submission_id);

-- person_id NULL: not on the roster, kept as written.
CREATE TABLE author(
  submission_id INTEGER NOT NULL REFERENCES submission(id) DEFERRABLE INITIALLY DEFERRED,
  pos           INTEGER NOT NULL,
  name          TEXT NOT NULL,
  person_id     INTEGER REFERENCES person(id),
  PRIMARY KEY(submission_id, pos)
) STRICT, WITHOUT ROWID;
CREATE INDEX author_by_person ON author(person_id, submission_id)
  WHERE person_id IS NOT NULL;

CREATE TABLE event(
  id            INTEGER PRIMARY KEY,
  submission_id INTEGER NOT NULL REFERENCES submission(id) DEFERRABLE INITIALLY DEFERRED,
  kind          INTEGER NOT NULL CHECK(kind BETWEEN 0 AND 99),
  day           INTEGER NOT NULL CHECK(day BETWEEN 0 AND 84005),
  outlet_id     INTEGER REFERENCES outlet(id),
  level         INTEGER CHECK(level BETWEEN 0 AND 4),
  form          INTEGER NOT NULL CHECK(form BETWEEN 0 AND 4),
  route         INTEGER NOT NULL CHECK(route BETWEEN 0 AND 2),
  leader        INTEGER NOT NULL CHECK(leader BETWEEN 0 AND 2),
  value         INTEGER,               -- units of 1/2,520,000 point
  unit_id       INTEGER REFERENCES unit(id),
  person_id     INTEGER REFERENCES person(id),
  note          TEXT NOT NULL,
  sum           INTEGER NOT NULL,
  rev           INTEGER NOT NULL
) STRICT;
CREATE INDEX event_by_submission ON event(submission_id, day);

CREATE TABLE target(
  id        INTEGER PRIMARY KEY,
  who_kind  INTEGER NOT NULL CHECK(who_kind BETWEEN 0 AND 2),
  group_id  INTEGER REFERENCES grp(id),
  unit_id   INTEGER REFERENCES unit(id),
  person_id INTEGER REFERENCES person(id),
  metric    INTEGER NOT NULL CHECK(metric BETWEEN 0 AND 3),
  period    INTEGER NOT NULL CHECK(period BETWEEN 0 AND 6),
  amount    INTEGER CHECK(amount >= 0), -- NULL: exempt
  from_day  INTEGER,
  to_day    INTEGER CHECK(to_day >= from_day),
  filter    TEXT NOT NULL,
  of        TEXT NOT NULL,
  note      TEXT NOT NULL,
  sum       INTEGER NOT NULL,
  rev       INTEGER NOT NULL,
  CHECK((group_id IS NOT NULL) + (unit_id IS NOT NULL) + (person_id IS NOT NULL) = 1)
) STRICT;

CREATE TABLE scheme(
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL,
  from_day INTEGER NOT NULL UNIQUE,
  to_day   INTEGER CHECK(to_day >= from_day),
  text     TEXT NOT NULL,
  sum      INTEGER NOT NULL,
  rev      INTEGER NOT NULL
) STRICT;

-- The journal: one row per transaction, never changed. hash covers the previous row's
-- hash, all fields and all parts; the first row is the genesis entry.
CREATE TABLE journal(
  seq     INTEGER PRIMARY KEY,
  at      INTEGER NOT NULL,            -- UTC seconds
  actor   TEXT NOT NULL,
  claimed INTEGER NOT NULL CHECK(claimed IN (0, 1)),
  label   TEXT NOT NULL,
  undo_of INTEGER REFERENCES journal(seq),
  parts   INTEGER NOT NULL,
  hash    BLOB NOT NULL CHECK(length(hash) = 32)
) STRICT;
CREATE INDEX journal_by_undo ON journal(undo_of) WHERE undo_of IS NOT NULL;
CREATE INDEX journal_by_actor ON journal(actor, seq);

-- The session extension's changeset of the fact tables, at most 20,000 rows a part: one
-- session over a million rows costs 339 MB, parts 12 MB.
CREATE TABLE journal_part(
  seq  INTEGER NOT NULL REFERENCES journal(seq) DEFERRABLE INITIALLY DEFERRED,
  part INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY(seq, part)
) STRICT;

CREATE TRIGGER journal_stays BEFORE UPDATE ON journal
BEGIN SELECT raise(ABORT, 'the journal is never changed'); END;
CREATE TRIGGER journal_kept BEFORE DELETE ON journal
BEGIN SELECT raise(ABORT, 'the journal is never cut'); END;
CREATE TRIGGER journal_part_stays BEFORE UPDATE ON journal_part
BEGIN SELECT raise(ABORT, 'the journal is never changed'); END;
CREATE TRIGGER journal_part_kept BEFORE DELETE ON journal_part
BEGIN SELECT raise(ABORT, 'the journal is never cut'); END;

-- Numbers given out: 'id', and 'ref-YYYY'. Not undone.
CREATE TABLE counter(
  name TEXT PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Derived from here on; can be rebuilt at any time, and verify compares with a rebuild.
-- Only rows of the current generation count; long work writes the next one and flips.
CREATE TABLE generation(
  one INTEGER PRIMARY KEY CHECK(one = 1),
  gen INTEGER NOT NULL
) STRICT;
INSERT INTO generation VALUES(1, 1);

CREATE TABLE credit(
  gen           INTEGER NOT NULL,
  submission_id INTEGER NOT NULL,
  event_id      INTEGER NOT NULL,      -- 0: the submission itself
  owner_kind    INTEGER NOT NULL,
  owner_id      INTEGER NOT NULL,
  day           INTEGER NOT NULL,
  account       INTEGER NOT NULL,
  line          INTEGER NOT NULL,
  since         INTEGER NOT NULL,
  amount        INTEGER NOT NULL
) STRICT;
CREATE INDEX credit_by_day ON credit(gen, day, owner_kind, owner_id, account, line,
                                     since, amount);
CREATE INDEX credit_by_submission ON credit(gen, submission_id);
CREATE INDEX credit_again ON credit(gen, since, day) WHERE since >= 0;

-- Sums by month and by year. account: 0 points, 1 submitted, 2 adopted (the article's first
-- adoption in that month or year), 3 adoptions by the outlet `part`, 4 articles of account 2
-- whose previous adoption lies in the month `part`: a longer period takes those away that
-- would count twice. Points are not split by line here: a ranking reads one row a unit and
-- year, and the credits explain.
CREATE TABLE tally(
  gen        INTEGER NOT NULL,
  account    INTEGER NOT NULL,
  owner_kind INTEGER NOT NULL,
  month      INTEGER NOT NULL,         -- since 1970-01; of a year: -1 - (year - 1970)
  owner_id   INTEGER NOT NULL,
  part       INTEGER NOT NULL,
  amount     INTEGER NOT NULL,
  PRIMARY KEY(gen, account, owner_kind, month, owner_id, part)
) STRICT, WITHOUT ROWID;
