-- What a next version might do: a column at the end of a table of facts, and a new table.
ALTER TABLE submission ADD COLUMN talk TEXT;
CREATE TABLE talk(
  id  INTEGER PRIMARY KEY,
  day INTEGER NOT NULL
) STRICT;
