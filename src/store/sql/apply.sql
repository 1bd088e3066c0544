-- name: put_setting
INSERT INTO setting(id, key, value, sum, rev) VALUES(?1, ?2, ?3, row_sum(?1, ?2, ?3), ?4)
ON CONFLICT(key) DO UPDATE SET value = excluded.value, rev = excluded.rev,
  sum = row_sum(id, key, excluded.value);
-- name: setting_id
SELECT id FROM setting WHERE key = ?1;
-- name: put_group
INSERT INTO grp(id, name, key, ord, sum, rev)
VALUES(?1, ?2, ?3, ?4, row_sum(?1, ?2, ?3, ?4), ?5);
-- name: put_unit
INSERT INTO unit(id, name, key, track, parent_id, alias, ord, opened, closed, head, leader,
                 sum, rev)
VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11,
       row_sum(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11), ?12);
-- name: put_membership
INSERT INTO membership(id, unit_id, group_id, from_day, to_day, sum, rev)
VALUES(?1, ?2, ?3, ?4, ?5, row_sum(?1, ?2, ?3, ?4, ?5), ?6);
-- name: end_membership
-- The unit's membership that covers day ?2 ends the day before.
UPDATE membership SET to_day = ?2 - 1, rev = ?3,
  sum = row_sum(id, unit_id, group_id, from_day, ?2 - 1)
WHERE unit_id = ?1 AND coalesce(from_day, ?2 - 1) < ?2 AND coalesce(to_day, ?2) >= ?2;
-- name: put_person
INSERT INTO person(id, name, key, login, sum, rev)
VALUES(?1, ?2, ?3, ?4, row_sum(?1, ?2, ?3, ?4), ?5);
-- name: put_post
INSERT INTO post(id, person_id, unit_id, role, from_day, to_day, sum, rev)
VALUES(?1, ?2, ?3, ?4, ?5, ?6, row_sum(?1, ?2, ?3, ?4, ?5, ?6), ?7);
-- name: end_post
UPDATE post SET to_day = ?2 - 1, rev = ?3,
  sum = row_sum(id, person_id, unit_id, role, from_day, ?2 - 1)
WHERE person_id = ?1 AND coalesce(from_day, ?2 - 1) < ?2 AND coalesce(to_day, ?2) >= ?2;
-- name: end_post_at
UPDATE post SET to_day = ?2, rev = ?3,
  sum = row_sum(id, person_id, unit_id, role, from_day, ?2) WHERE id = ?1;
-- name: put_outlet
INSERT INTO outlet(id, name, key, level, ord, from_day, to_day, sum, rev)
VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, row_sum(?1, ?2, ?3, ?4, ?5, ?6, ?7), ?8);
-- name: put_target
INSERT INTO target(id, who_kind, group_id, unit_id, person_id, metric, period, amount,
                   from_day, to_day, filter, of, note, sum, rev)
VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,
       row_sum(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13), ?14);
-- name: put_topic
-- ?8: whom it is given to, as sum_topic writes it.
INSERT INTO topic(id, ref, title, source, issued, due, note, sum, rev)
VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, row_sum(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8), ?9);
-- name: put_topic_who
INSERT INTO topic_who(topic_id, pos, unit_id, group_id, person_id)
VALUES(?1, ?2, ?3, ?4, ?5);
-- name: edit_topic
-- ?7: whom it is given to, as sum_topic writes it.
UPDATE topic SET title = ?2, source = ?3, issued = ?4, due = ?5, note = ?6, voided = ?8,
  sum = row_sum(?1, ref, ?2, ?3, ?4, ?5, ?6, ?7, nullif(?8, 0)), rev = ?9
WHERE id = ?1;
-- name: drop_topic_who
DELETE FROM topic_who WHERE topic_id = ?1;
-- name: topic_articles
SELECT id FROM submission WHERE topic_id = ?1;
-- name: put_scheme
INSERT INTO scheme(id, name, from_day, to_day, text, sum, rev)
VALUES(?1, ?2, ?3, ?4, ?5, row_sum(?1, ?2, ?3, ?4, ?5), ?6);
-- name: replace_scheme
UPDATE scheme SET name = ?2, to_day = ?4, text = ?5, rev = ?6,
  sum = row_sum(id, ?2, from_day, ?4, ?5)
WHERE id = ?1 AND from_day = ?3;
-- name: scheme_from
SELECT id FROM scheme WHERE from_day = ?1;
-- name: put_submission
INSERT INTO submission(id, ref, day, received, unit_id, title, type, length, note, voided,
                       sum, rev, topic_id)
VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13);
-- name: put_co_unit
INSERT INTO co_unit(submission_id, pos, unit_id) VALUES(?1, ?2, ?3);
-- name: put_author
INSERT INTO author(submission_id, pos, name, person_id) VALUES(?1, ?2, ?3, ?4);
-- name: drop_co_units
DELETE FROM co_unit WHERE submission_id = ?1;
-- name: drop_authors
DELETE FROM author WHERE submission_id = ?1;
-- name: put_event
INSERT INTO event(id, submission_id, kind, day, outlet_id, level, form, route, leader,
                  value, unit_id, person_id, note, sum, rev)
VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,
       row_sum(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13), ?14);
-- name: amend
UPDATE submission SET day = ?3, received = ?4, unit_id = ?5, title = ?6, type = ?7,
  length = ?8, note = ?9, rev = ?10, topic_id = ?11
WHERE id = ?1 AND rev = ?2;
-- name: void
UPDATE submission SET voided = 1, rev = ?2 WHERE id = ?1;
-- name: submission_seal
UPDATE submission SET sum = row_sum(id, ref, day, received, unit_id, title, type, length,
  note, voided,
  coalesce((SELECT group_concat(unit_id, ';') FROM
     (SELECT unit_id FROM co_unit WHERE submission_id = submission.id ORDER BY pos)), '')
  || '|' ||
  coalesce((SELECT group_concat(name, ';') FROM
     (SELECT name FROM author WHERE submission_id = submission.id ORDER BY pos)), ''),
  topic_id)
WHERE id = ?1;
-- name: event_twins
-- Notes of the events that are equal in everything else.
SELECT note FROM event WHERE submission_id IS ?1 AND kind = ?2 AND day = ?3
AND outlet_id IS ?4 AND level IS ?5 AND form = ?6 AND route = ?7 AND leader = ?8
AND value IS ?9 AND unit_id IS ?10 AND person_id IS ?11;
-- name: submission_read
SELECT ref, day, received, unit_id, title, type, length, note, voided, rev, topic_id
FROM submission WHERE id = ?1;
-- name: submission_by_ref
SELECT id FROM submission WHERE ref = ?1;
-- name: submissions_same_day
SELECT id, title FROM submission WHERE unit_id = ?1 AND day = ?2;
-- name: rev_of
SELECT rev FROM submission WHERE id = ?1;
-- name: first_event
SELECT min(day) FROM event WHERE submission_id = ?1 AND kind <> ?2;
