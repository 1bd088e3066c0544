-- Words of titles and by-lines, to be searched; derived from the facts, made by search.c.
-- rowid: day << 40 | id, so that the index hands out its rows in the order of the lists. It
-- keeps no text (content=''), so taking a row away needs the very words that made it.
CREATE VIRTUAL TABLE search USING fts5(words, content='', columnsize=0, detail=none,
                                       tokenize='ascii');
