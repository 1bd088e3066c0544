-- name: stamp_setting
UPDATE setting SET rev = ?2 WHERE id = ?1;
-- name: stamp_group
UPDATE grp SET rev = ?2 WHERE id = ?1;
-- name: stamp_unit
UPDATE unit SET rev = ?2 WHERE id = ?1;
-- name: stamp_membership
UPDATE membership SET rev = ?2 WHERE id = ?1;
-- name: stamp_person
UPDATE person SET rev = ?2 WHERE id = ?1;
-- name: stamp_post
UPDATE post SET rev = ?2 WHERE id = ?1;
-- name: stamp_outlet
UPDATE outlet SET rev = ?2 WHERE id = ?1;
-- name: stamp_submission
UPDATE submission SET rev = ?2 WHERE id = ?1;
-- name: stamp_event
UPDATE event SET rev = ?2 WHERE id = ?1;
-- name: stamp_target
UPDATE target SET rev = ?2 WHERE id = ?1;
-- name: stamp_scheme
UPDATE scheme SET rev = ?2 WHERE id = ?1;
-- name: stamp_topic
UPDATE topic SET rev = ?2 WHERE id = ?1;
-- name: rev_of_any
-- Ids are unique over all tables.
SELECT rev FROM event WHERE id = ?1
UNION ALL SELECT rev FROM submission WHERE id = ?1
UNION ALL SELECT rev FROM membership WHERE id = ?1
UNION ALL SELECT rev FROM post WHERE id = ?1
UNION ALL SELECT rev FROM unit WHERE id = ?1
UNION ALL SELECT rev FROM person WHERE id = ?1
UNION ALL SELECT rev FROM outlet WHERE id = ?1
UNION ALL SELECT rev FROM target WHERE id = ?1
UNION ALL SELECT rev FROM topic WHERE id = ?1
UNION ALL SELECT rev FROM followup WHERE id = ?1
UNION ALL SELECT rev FROM followup_step WHERE id = ?1
UNION ALL SELECT rev FROM meeting WHERE id = ?1
UNION ALL SELECT rev FROM attendance WHERE id = ?1
UNION ALL SELECT rev FROM outcome WHERE id = ?1
UNION ALL SELECT rev FROM contact WHERE id = ?1
UNION ALL SELECT rev FROM issue WHERE id = ?1
UNION ALL SELECT rev FROM issue_item WHERE id = ?1;
