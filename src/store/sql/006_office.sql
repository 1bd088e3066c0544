-- The office's own work beside counting: topics changed and withdrawn, follow-ups,
-- meetings and visits, contacts, issues of the own channel.

-- A topic may be withdrawn; it may be given to persons.
ALTER TABLE topic ADD COLUMN voided INTEGER NOT NULL DEFAULT 0 CHECK(voided IN (0, 1));
CREATE TABLE topic_who_anew(
  topic_id  INTEGER NOT NULL REFERENCES topic(id) DEFERRABLE INITIALLY DEFERRED,
  pos       INTEGER NOT NULL,
  unit_id   INTEGER REFERENCES unit(id),
  group_id  INTEGER REFERENCES grp(id),
  person_id INTEGER REFERENCES person(id),
  PRIMARY KEY(topic_id, pos),
  CHECK((unit_id IS NOT NULL) + (group_id IS NOT NULL) + (person_id IS NOT NULL) = 1)
) STRICT, WITHOUT ROWID;
INSERT INTO topic_who_anew SELECT topic_id, pos, unit_id, group_id, NULL FROM topic_who;
DROP TABLE topic_who;
ALTER TABLE topic_who_anew RENAME TO topic_who;

-- Something done about a unit or person, or dropped (core/followup.h). A row never changes;
-- what became of it are its steps.
CREATE TABLE followup(
  id        INTEGER PRIMARY KEY,
  ref       TEXT NOT NULL UNIQUE CHECK(ref <> ''),
  kind      INTEGER NOT NULL CHECK(kind BETWEEN 0 AND 4),
  unit_id   INTEGER REFERENCES unit(id),
  person_id INTEGER REFERENCES person(id),
  period    TEXT NOT NULL,
  first     INTEGER NOT NULL,
  last      INTEGER NOT NULL CHECK(last >= first),
  cause     TEXT NOT NULL,
  clause    TEXT NOT NULL,
  evidence  TEXT NOT NULL,
  topic_id  INTEGER REFERENCES topic(id),
  speaker   TEXT NOT NULL,
  listener  TEXT NOT NULL,
  sum       INTEGER NOT NULL,
  rev       INTEGER NOT NULL,
  CHECK((unit_id IS NOT NULL) + (person_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX followup_by_day ON followup(last, id);
CREATE TABLE followup_step(
  id          INTEGER PRIMARY KEY,
  followup_id INTEGER NOT NULL REFERENCES followup(id) DEFERRABLE INITIALLY DEFERRED,
  state       INTEGER NOT NULL CHECK(state BETWEEN 1 AND 5),
  day         INTEGER NOT NULL,
  due         INTEGER,
  note        TEXT NOT NULL,
  sum         INTEGER NOT NULL,
  rev         INTEGER NOT NULL
) STRICT;
CREATE INDEX followup_step_by_followup ON followup_step(followup_id, id);

CREATE TABLE meeting(
  id     INTEGER PRIMARY KEY,
  ref    TEXT NOT NULL UNIQUE CHECK(ref <> ''),
  kind   INTEGER NOT NULL CHECK(kind BETWEEN 0 AND 3),
  day    INTEGER NOT NULL,
  title  TEXT NOT NULL CHECK(title <> ''),
  place  TEXT NOT NULL,
  agenda TEXT NOT NULL,
  note   TEXT NOT NULL,
  voided INTEGER NOT NULL CHECK(voided IN (0, 1)),
  sum    INTEGER NOT NULL,
  rev    INTEGER NOT NULL
) STRICT;
CREATE INDEX meeting_by_day ON meeting(day, id);
CREATE TABLE attendance(
  id         INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting(id) DEFERRABLE INITIALLY DEFERRED,
  unit_id    INTEGER REFERENCES unit(id),
  person_id  INTEGER REFERENCES person(id),
  state      INTEGER NOT NULL CHECK(state BETWEEN 0 AND 3),
  pledge     TEXT NOT NULL,
  due        INTEGER,
  sum        INTEGER NOT NULL,
  rev        INTEGER NOT NULL,
  CHECK((unit_id IS NOT NULL) + (person_id IS NOT NULL) = 1),
  UNIQUE(meeting_id, unit_id),
  UNIQUE(meeting_id, person_id)
) STRICT;
CREATE TABLE outcome(
  id            INTEGER PRIMARY KEY,
  meeting_id    INTEGER NOT NULL REFERENCES meeting(id) DEFERRABLE INITIALLY DEFERRED,
  submission_id INTEGER NOT NULL REFERENCES submission(id),
  voided        INTEGER NOT NULL CHECK(voided IN (0, 1)),
  sum           INTEGER NOT NULL,
  rev           INTEGER NOT NULL,
  UNIQUE(meeting_id, submission_id)
) STRICT;
CREATE INDEX outcome_by_submission ON outcome(submission_id);

-- A cadre in contact with a unit.
CREATE TABLE contact(
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person(id),
  unit_id   INTEGER NOT NULL REFERENCES unit(id),
  from_day  INTEGER,
  to_day    INTEGER CHECK(to_day >= from_day),
  sum       INTEGER NOT NULL,
  rev       INTEGER NOT NULL
) STRICT;

-- Issues of the own channel, which is an outlet, and the articles in each.
CREATE TABLE issue(
  id        INTEGER PRIMARY KEY,
  outlet_id INTEGER NOT NULL REFERENCES outlet(id),
  year      INTEGER NOT NULL,           -- of day
  number    INTEGER NOT NULL CHECK(number > 0),
  day       INTEGER NOT NULL,
  title     TEXT NOT NULL,
  note      TEXT NOT NULL,
  voided    INTEGER NOT NULL CHECK(voided IN (0, 1)),
  sum       INTEGER NOT NULL,
  rev       INTEGER NOT NULL,
  UNIQUE(outlet_id, year, number)
) STRICT;
CREATE INDEX issue_by_day ON issue(day, id);
CREATE TABLE issue_item(
  id            INTEGER PRIMARY KEY,
  issue_id      INTEGER NOT NULL REFERENCES issue(id) DEFERRABLE INITIALLY DEFERRED,
  submission_id INTEGER NOT NULL REFERENCES submission(id),
  event_id      INTEGER REFERENCES event(id) DEFERRABLE INITIALLY DEFERRED,
  heading       TEXT NOT NULL,          -- the column (专栏)
  ord           INTEGER NOT NULL,
  sum           INTEGER NOT NULL,
  rev           INTEGER NOT NULL,
  UNIQUE(issue_id, submission_id)
) STRICT;
CREATE INDEX issue_item_by_submission ON issue_item(submission_id);
