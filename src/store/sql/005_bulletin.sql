-- Published bulletins. body: what it said in numbers and what stood on the paper
-- (bulletin/keep.h); hash: SHA-256 of it. A bulletin never changes and never goes; one that
-- stands for another names it.
CREATE TABLE bulletin(
  id          INTEGER PRIMARY KEY,
  year        INTEGER NOT NULL CHECK(year BETWEEN 1970 AND 2199),
  number      INTEGER NOT NULL CHECK(number > 0),
  track       INTEGER NOT NULL CHECK(track IN (0, 1)),
  period      TEXT NOT NULL,           -- its name
  first       INTEGER NOT NULL,
  last        INTEGER NOT NULL CHECK(last >= first),
  replaces_id INTEGER UNIQUE REFERENCES bulletin(id) DEFERRABLE INITIALLY DEFERRED,
  scheme      TEXT NOT NULL,           -- version in force on the last day, "" when none
  scheme_from INTEGER,
  head_seq    INTEGER NOT NULL,        -- of the journal, when its numbers were read
  head        TEXT NOT NULL CHECK(length(head) = 64),
  at          INTEGER NOT NULL,        -- UTC seconds
  title       TEXT NOT NULL,
  body        TEXT NOT NULL,
  hash        TEXT NOT NULL CHECK(length(hash) = 64),
  sum         INTEGER NOT NULL,
  rev         INTEGER NOT NULL,
  UNIQUE(year, number)
) STRICT;
CREATE TRIGGER bulletin_stays BEFORE UPDATE ON bulletin
BEGIN SELECT raise(ABORT, 'a published bulletin is never changed'); END;
CREATE TRIGGER bulletin_kept BEFORE DELETE ON bulletin
BEGIN SELECT raise(ABORT, 'a published bulletin is never taken away'); END;
