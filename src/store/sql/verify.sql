-- name: integrity
PRAGMA integrity_check(20);
-- name: foreign_keys
PRAGMA foreign_key_check;
-- name: sum_setting
SELECT 'setting', id, rev FROM setting WHERE sum IS NOT row_sum(id, key, value);
-- name: sum_group
SELECT 'grp', id, rev FROM grp WHERE sum IS NOT row_sum(id, name, key, ord);
-- name: sum_unit
SELECT 'unit', id, rev FROM unit
WHERE sum IS NOT row_sum(id, name, key, track, parent_id, alias, ord, opened, closed, head,
                         leader);
-- name: sum_membership
SELECT 'membership', id, rev FROM membership
WHERE sum IS NOT row_sum(id, unit_id, group_id, from_day, to_day);
-- name: sum_person
SELECT 'person', id, rev FROM person WHERE sum IS NOT row_sum(id, name, key, login);
-- name: sum_post
SELECT 'post', id, rev FROM post
WHERE sum IS NOT row_sum(id, person_id, unit_id, role, from_day, to_day);
-- name: sum_outlet
SELECT 'outlet', id, rev FROM outlet
WHERE sum IS NOT row_sum(id, name, key, level, ord, from_day, to_day);
-- name: sum_submission
SELECT 'submission', id, rev FROM submission s
WHERE sum IS NOT row_sum(id, ref, day, received, unit_id, title, type, length, note, voided,
  coalesce((SELECT group_concat(unit_id, ';') FROM
     (SELECT unit_id FROM co_unit WHERE submission_id = s.id ORDER BY pos)), '')
  || '|' ||
  coalesce((SELECT group_concat(name, ';') FROM
     (SELECT name FROM author WHERE submission_id = s.id ORDER BY pos)), ''),
  topic_id);
-- name: sum_event
SELECT 'event', id, rev FROM event
WHERE sum IS NOT row_sum(id, submission_id, kind, day, outlet_id, level, form, route,
                         leader, value, unit_id, person_id, note);
-- name: sum_target
SELECT 'target', id, rev FROM target
WHERE sum IS NOT row_sum(id, who_kind, group_id, unit_id, person_id, metric, period, amount,
                         from_day, to_day, filter, of, note);
-- name: sum_scheme
SELECT 'scheme', id, rev FROM scheme WHERE sum IS NOT row_sum(id, name, from_day, to_day,
                                                              text);
-- name: sum_topic
SELECT 'topic', id, rev FROM topic t
WHERE sum IS NOT row_sum(id, ref, title, source, issued, due, note,
  coalesce((SELECT group_concat(who, ';') FROM
     (SELECT coalesce('u' || unit_id, 'g' || group_id, 'p' || person_id) AS who
      FROM topic_who WHERE topic_id = t.id ORDER BY pos)), ''), nullif(voided, 0));
-- name: sum_voided
-- voided is a copy of "has a void event".
SELECT 'submission', id, rev FROM submission s
WHERE voided <> EXISTS(SELECT 1 FROM event e WHERE e.submission_id = s.id AND e.kind = 5);
