-- What search.c makes the words of a submission from.
-- name: search_facts
SELECT id, day, unit_id, type, title, topic_id FROM submission WHERE id = ?1;
-- name: search_day
SELECT day FROM submission WHERE id = ?1;
-- name: search_next
SELECT id, day, unit_id, type, title, topic_id FROM submission INDEXED BY submission_by_day
ORDER BY day, id;
-- name: search_put
INSERT INTO search(rowid, words) VALUES(?1, ?2);
-- name: search_drop
INSERT INTO search(search, rowid, words) VALUES('delete', ?1, ?2);
-- name: search_clear
INSERT INTO search(search) VALUES('delete-all');
-- name: search_word
SELECT rowid FROM search WHERE search MATCH ?1;
