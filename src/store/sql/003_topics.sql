-- What units are asked to write about. sum covers the topic's topic_who rows too.
CREATE TABLE topic(
  id     INTEGER PRIMARY KEY,
  ref    TEXT NOT NULL UNIQUE CHECK(ref <> ''),  -- folded (text_key)
  title  TEXT NOT NULL CHECK(title <> ''),
  source TEXT NOT NULL,
  issued INTEGER,                      -- days since 1970; NULL: open-ended
  due    INTEGER CHECK(due >= issued),
  note   TEXT NOT NULL,
  sum    INTEGER NOT NULL,
  rev    INTEGER NOT NULL
) STRICT;

-- Whom it is given to; none: everybody.
CREATE TABLE topic_who(
  topic_id INTEGER NOT NULL REFERENCES topic(id) DEFERRABLE INITIALLY DEFERRED,
  pos      INTEGER NOT NULL,
  unit_id  INTEGER REFERENCES unit(id),
  group_id INTEGER REFERENCES grp(id),
  PRIMARY KEY(topic_id, pos),
  CHECK((unit_id IS NOT NULL) + (group_id IS NOT NULL) = 1)
) STRICT, WITHOUT ROWID;

ALTER TABLE submission ADD COLUMN topic_id INTEGER REFERENCES topic(id);
CREATE INDEX submission_by_topic ON submission(topic_id) WHERE topic_id IS NOT NULL;
