-- An event need not be about an article: a talk that was given, a deduction passed down,
-- a mark for a unit. Its credits then stand under the event's own id. SQLite cannot take
-- NOT NULL off a column, so the table is written anew, column for column: changesets fit
-- it as before.
CREATE TABLE event_anew(
  id            INTEGER PRIMARY KEY,
  submission_id INTEGER REFERENCES submission(id) DEFERRABLE INITIALLY DEFERRED,
  kind          INTEGER NOT NULL CHECK(kind BETWEEN 0 AND 99),
  day           INTEGER NOT NULL CHECK(day BETWEEN 0 AND 84005),
  outlet_id     INTEGER REFERENCES outlet(id),
  level         INTEGER CHECK(level BETWEEN 0 AND 4),
  form          INTEGER NOT NULL CHECK(form BETWEEN 0 AND 4),
  route         INTEGER NOT NULL CHECK(route BETWEEN 0 AND 2),
  leader        INTEGER NOT NULL CHECK(leader BETWEEN 0 AND 2),
  value         INTEGER,
  unit_id       INTEGER REFERENCES unit(id),
  person_id     INTEGER REFERENCES person(id),
  note          TEXT NOT NULL,
  sum           INTEGER NOT NULL,
  rev           INTEGER NOT NULL,
  CHECK(submission_id IS NOT NULL OR unit_id IS NOT NULL OR person_id IS NOT NULL)
) STRICT;
INSERT INTO event_anew SELECT * FROM event;
DROP TABLE event;
ALTER TABLE event_anew RENAME TO event;
CREATE INDEX event_by_submission ON event(submission_id, day);
CREATE INDEX event_loose ON event(id) WHERE submission_id IS NULL;
