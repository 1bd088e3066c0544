-- What is read as it stands is put in order by src/store/names.c: SQLite's sorter and the
-- way over an index cost more than reading the rows.
-- name: all_groups
SELECT id, name, key, ord FROM grp;
-- name: all_units
SELECT id, rev, parent_id, name, key, alias, head, leader, track, ord, opened, closed
FROM unit;
-- name: all_memberships
SELECT id, unit_id, group_id, from_day, to_day FROM membership;
-- name: all_people
SELECT id, rev, name, key, login FROM person ORDER BY id;
-- name: all_posts
SELECT id, person_id, unit_id, role, from_day, to_day FROM post;
-- name: all_outlets
SELECT id, name, key, level, ord, from_day, to_day FROM outlet;
-- name: all_kinds
SELECT CAST(substr(key, 6) AS INTEGER), value FROM setting
WHERE key GLOB 'kind.[0-9][0-9]' ORDER BY key;
-- name: kinds_lost
-- 1 when an event is of a kind whose name is gone.
SELECT EXISTS (SELECT 1 FROM event WHERE kind >= ?1 AND NOT EXISTS
               (SELECT 1 FROM setting WHERE key = 'kind.' || kind));
-- name: all_schemes
SELECT id, text FROM scheme ORDER BY from_day;
-- name: all_targets
SELECT id, who_kind, coalesce(group_id, unit_id, person_id), metric, period, amount,
       from_day, to_day, filter, of, note
FROM target ORDER BY id;
-- name: all_topics
SELECT id, rev, ref, title, source, issued, due, note, voided FROM topic ORDER BY id;
-- name: all_topic_who
SELECT topic_id, unit_id, group_id, person_id FROM topic_who ORDER BY topic_id, pos;
