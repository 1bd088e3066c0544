-- name: application_id
PRAGMA application_id;
-- name: user_version
PRAGMA user_version;
-- name: data_version
PRAGMA data_version;
-- name: head
SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1;
-- name: setting
SELECT value FROM setting WHERE key = ?1;
-- name: generation
SELECT gen FROM generation WHERE one = 1;
-- name: generation_set
UPDATE generation SET gen = ?1 WHERE one = 1;
-- name: counter
SELECT last FROM counter WHERE name = ?1;
-- name: counter_set
INSERT INTO counter(name, last) VALUES(?1, ?2)
ON CONFLICT(name) DO UPDATE SET last = max(last, excluded.last);
-- name: bulk_indexes
SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL
AND tbl_name IN ('submission', 'co_unit', 'author', 'credit');
-- name: vacuum_into
VACUUM INTO ?1;
