-- Windows of submissions by keyset (day, id). Ways in: all, one unit (its own and those it
-- shares), one person, the words of the search index; two directions; and how many there
-- are. ?1..?2 days, ?3 unit or person, ?4 group or 0, ?7 enum article_state, ?8 ?9
-- position, ?10 limit. Kinds: 1 adopt, 4 return.
-- A membership ends at the latest where the unit's next one begins.
-- part: in_group
  AND (?4 = 0 OR EXISTS(SELECT 1 FROM membership m
       WHERE m.group_id = ?4 AND (m.unit_id = s.unit_id OR m.unit_id IN
         (SELECT unit_id FROM co_unit c WHERE c.submission_id = s.id))
       AND coalesce(m.from_day, s.day) <= s.day AND coalesce(m.to_day, s.day) >= s.day
       AND NOT EXISTS(SELECT 1 FROM membership n WHERE n.unit_id = m.unit_id
         AND n.from_day <= s.day AND n.from_day > coalesce(m.from_day, -1))))
-- part: in_state
  AND CASE ?7 WHEN 0 THEN 1 WHEN 4 THEN s.voided = 1
      WHEN 2 THEN s.voided = 0 AND EXISTS(SELECT 1 FROM event v
        WHERE v.submission_id = s.id AND v.kind = 1)
      WHEN 3 THEN s.voided = 0 AND EXISTS(SELECT 1 FROM event v
        WHERE v.submission_id = s.id AND v.kind = 4)
      ELSE s.voided = 0 AND NOT EXISTS(SELECT 1 FROM event v
        WHERE v.submission_id = s.id AND v.kind IN (1, 4)) END
-- part: newest_first
ORDER BY s.day DESC, s.id DESC LIMIT ?10;
-- part: oldest_first
ORDER BY s.day ASC, s.id ASC LIMIT ?10;
-- part: all
FROM submission s INDEXED BY submission_by_day
WHERE s.day BETWEEN ?1 AND ?2
-- part: unit
FROM submission s INDEXED BY submission_by_unit
WHERE s.day BETWEEN ?1 AND ?2 AND s.unit_id = ?3
-- part: co
FROM co_unit u CROSS JOIN submission s ON s.id = u.submission_id
WHERE s.day BETWEEN ?1 AND ?2 AND u.unit_id = ?3
-- part: person
FROM author u CROSS JOIN submission s ON s.id = u.submission_id
WHERE s.day BETWEEN ?1 AND ?2 AND u.person_id = ?3
-- part: text
-- Rows of the index that hold all of ?5, at ?8..?9 in its order; then what they stand for
-- is looked at: ?6 text, ?11 unit, ?12 person, ?13 type, ?15 topic.
FROM search f CROSS JOIN submission s ON s.id = f.rowid & 1099511627775
WHERE f.search MATCH ?5 AND f.rowid BETWEEN ?8 AND ?9 AND s.day = f.rowid >> 40
-- part: ref
FROM submission s WHERE s.ref = ?14 AND s.day << 40 | s.id BETWEEN ?8 AND ?9
-- part: looked_at
  AND (?11 = 0 OR s.unit_id = ?11 OR EXISTS(SELECT 1 FROM co_unit c
       WHERE c.submission_id = s.id AND c.unit_id = ?11))
  AND (?12 = 0 OR EXISTS(SELECT 1 FROM author a
       WHERE a.submission_id = s.id AND a.person_id = ?12))
  AND (?13 IS NULL OR text_is(s.type, ?13)) AND (?15 = 0 OR s.topic_id = ?15)
-- part: has_text
  AND (?6 IS NULL OR text_has(s.title, ?6) OR EXISTS(SELECT 1 FROM author a
       WHERE a.submission_id = s.id AND text_has(a.name, ?6)))
-- name: page_all_on
SELECT s.id, s.day
%all
%in_group
%in_state
  AND (s.day, s.id) <= (?8, ?9)
%newest_first
-- name: page_all_back
SELECT s.id, s.day
%all
%in_group
%in_state
  AND (s.day, s.id) >= (?8, ?9)
%oldest_first
-- name: count_all
SELECT count(*) FROM (SELECT 1
%all
%in_group
%in_state
  AND (s.day, s.id) >= (?8, ?9) LIMIT ?10);
-- name: count_pending
-- As count_all for the pending of all groups from the newest end, which the first screen
-- asks: without what those do not need it costs a third.
SELECT count(*) FROM (SELECT 1
%all
  AND s.voided = 0 AND NOT EXISTS(SELECT 1 FROM event v
    WHERE v.submission_id = s.id AND v.kind IN (1, 4)) LIMIT ?10);
-- name: page_unit_on
SELECT s.id, s.day
%unit
%in_group
%in_state
  AND (s.day, s.id) <= (?8, ?9)
%newest_first
-- name: page_unit_back
SELECT s.id, s.day
%unit
%in_group
%in_state
  AND (s.day, s.id) >= (?8, ?9)
%oldest_first
-- name: count_unit
SELECT count(*) FROM (SELECT 1
%unit
%in_group
%in_state
  AND (s.day, s.id) >= (?8, ?9) LIMIT ?10);
-- name: page_co_on
SELECT s.id, s.day
%co
%in_group
%in_state
  AND (s.day, s.id) <= (?8, ?9)
%newest_first
-- name: page_co_back
SELECT s.id, s.day
%co
%in_group
%in_state
  AND (s.day, s.id) >= (?8, ?9)
%oldest_first
-- name: count_co
SELECT count(*) FROM (SELECT 1
%co
%in_group
%in_state
  AND (s.day, s.id) >= (?8, ?9) LIMIT ?10);
-- name: page_person_on
SELECT s.id, s.day
%person
%in_group
%in_state
  AND (s.day, s.id) <= (?8, ?9)
%newest_first
-- name: page_person_back
SELECT s.id, s.day
%person
%in_group
%in_state
  AND (s.day, s.id) >= (?8, ?9)
%oldest_first
-- name: count_person
SELECT count(*) FROM (SELECT 1
%person
%in_group
%in_state
  AND (s.day, s.id) >= (?8, ?9) LIMIT ?10);
-- name: count_days
SELECT count(*) FROM submission INDEXED BY submission_by_day
WHERE day BETWEEN ?1 AND ?2 AND (day, id) >= (?8, ?9);
-- name: count_unit_days
SELECT count(*) FROM submission INDEXED BY submission_by_unit
WHERE unit_id = ?3 AND day BETWEEN ?1 AND ?2 AND (day, id) >= (?8, ?9);
-- name: page_text_on
SELECT s.id, s.day
%text
%looked_at
%has_text
%in_group
%in_state
ORDER BY f.rowid DESC LIMIT ?10;
-- name: page_text_back
SELECT s.id, s.day
%text
%looked_at
%has_text
%in_group
%in_state
ORDER BY f.rowid ASC LIMIT ?10;
-- name: count_text
SELECT count(*) FROM (SELECT 1
%text
%looked_at
%has_text
%in_group
%in_state
LIMIT ?10);
-- name: page_ref
SELECT s.id, s.day,
  text_has(s.title, ?6) OR EXISTS(SELECT 1 FROM author a
       WHERE a.submission_id = s.id AND text_has(a.name, ?6))
%ref
%looked_at
%in_group
%in_state
;
-- name: row_core
SELECT id, rev, ref, day, received, unit_id, title, type, length, note, voided, topic_id
FROM submission WHERE id = ?1;
-- name: row_events
SELECT e.kind, o.name FROM event e LEFT JOIN outlet o ON o.id = e.outlet_id
WHERE e.submission_id = ?1 ORDER BY e.day, e.id;
-- name: row_points
SELECT sum(amount) FROM credit
WHERE gen = (SELECT gen FROM generation) AND submission_id = ?1 AND (account = 0
  OR account >= 1073741824 AND account & 3 = 0) -- with sections: pot_of_points
AND owner_kind = 0 AND owner_id = ?2;
-- name: full_events
SELECT id, kind, day, outlet_id, level, form, route, leader, value, unit_id, person_id,
       note, rev, submission_id
FROM event WHERE submission_id = ?1 ORDER BY day, id;
-- name: event_ids
-- Of unit ?3 and of group ?4 (0: of all) as in the windows above, and those that name the
-- unit. Without a submission, of the unit that is named.
SELECT e.id FROM event e LEFT JOIN submission s ON s.id = e.submission_id
WHERE e.day BETWEEN ?1 AND ?2
  AND (?3 = 0 OR s.unit_id = ?3 OR e.unit_id = ?3 OR EXISTS(SELECT 1 FROM co_unit c
       WHERE c.submission_id = s.id AND c.unit_id = ?3))
  AND (?4 = 0 OR EXISTS(SELECT 1 FROM membership m
       WHERE m.group_id = ?4 AND (m.unit_id = coalesce(s.unit_id, e.unit_id)
         OR m.unit_id IN (SELECT unit_id FROM co_unit c WHERE c.submission_id = s.id))
       AND coalesce(m.from_day, 0) <= coalesce(s.day, e.day)
       AND coalesce(m.to_day, 84005) >= coalesce(s.day, e.day)
       AND NOT EXISTS(SELECT 1 FROM membership n WHERE n.unit_id = m.unit_id
         AND n.from_day <= coalesce(s.day, e.day)
         AND n.from_day > coalesce(m.from_day, -1))))
ORDER BY e.day, e.id;
-- name: loose_ids
SELECT id FROM event INDEXED BY event_loose
WHERE submission_id IS NULL AND day BETWEEN ?1 AND ?2 ORDER BY day, id;
-- name: event_one
SELECT e.id, e.kind, e.day, e.outlet_id, e.level, e.form, e.route, e.leader, e.value,
       e.unit_id, e.person_id, e.note, e.rev, e.submission_id, s.ref
FROM event e LEFT JOIN submission s ON s.id = e.submission_id WHERE e.id = ?1;
-- name: habit_rows
SELECT id, type, day FROM submission INDEXED BY submission_by_unit
WHERE unit_id = ?1 AND voided = 0 ORDER BY day DESC, id DESC LIMIT 5;
-- name: rhythm
SELECT unit_id, day FROM submission INDEXED BY submission_by_day
WHERE day BETWEEN ?1 AND ?2 AND voided = 0
UNION ALL SELECT c.unit_id, s.day FROM co_unit c JOIN submission s ON s.id = c.submission_id
WHERE s.day BETWEEN ?1 AND ?2 AND s.voided = 0;
-- name: credits_owner
SELECT c.event_id, c.owner_kind, c.owner_id, c.day, c.account, c.line, c.since, c.amount,
       c.submission_id, s.ref,
       coalesce(s.title, (SELECT note FROM event e WHERE e.id = c.event_id))
FROM credit c INDEXED BY credit_by_day LEFT JOIN submission s ON s.id = c.submission_id
WHERE c.gen = ?1 AND c.day BETWEEN ?2 AND ?3 AND c.owner_kind = ?4 AND c.owner_id = ?5
ORDER BY c.day, c.submission_id, c.event_id, c.account, c.line;
-- name: credits_article
SELECT c.event_id, c.owner_kind, c.owner_id, c.day, c.account, c.line, c.since, c.amount,
       c.submission_id, s.ref, s.title
FROM credit c INDEXED BY credit_by_submission JOIN submission s ON s.id = c.submission_id
WHERE c.gen = ?1 AND c.submission_id = ?2 AND c.day BETWEEN ?3 AND ?4
ORDER BY c.day, c.event_id, c.owner_kind, c.owner_id, c.account, c.line;
-- name: similar_all
SELECT id, day, title FROM submission INDEXED BY submission_by_day
WHERE day BETWEEN ?1 AND ?2 AND voided = 0;
-- name: similar_unit
SELECT id, day, title FROM submission INDEXED BY submission_by_unit
WHERE unit_id = ?3 AND day BETWEEN ?1 AND ?2 AND voided = 0;
-- name: similar_co
SELECT s.id, s.day, s.title FROM co_unit u CROSS JOIN submission s ON s.id = u.submission_id
WHERE u.unit_id = ?3 AND s.day BETWEEN ?1 AND ?2 AND s.voided = 0;
-- name: similar_entry
SELECT j.actor, p.data FROM journal j JOIN journal_part p ON p.seq = j.seq
WHERE j.seq = ?1 AND j.parts = 1 AND length(p.data) <= ?2;
-- name: order_unit
SELECT unit_id FROM submission WHERE id = ?1;
-- name: order_title
SELECT title FROM submission WHERE id = ?1;
-- name: order_type
SELECT type FROM submission WHERE id = ?1;
-- name: order_ref
SELECT ref FROM submission WHERE id = ?1;
-- name: order_author
SELECT name FROM author WHERE submission_id = ?1 ORDER BY pos LIMIT 1;
-- name: order_state
-- As enum article_state; an adopted one stays adopted when it is returned.
SELECT CASE WHEN voided THEN 4
  WHEN EXISTS(SELECT 1 FROM event v WHERE v.submission_id = s.id AND v.kind = 1) THEN 2
  WHEN EXISTS(SELECT 1 FROM event v WHERE v.submission_id = s.id AND v.kind = 4) THEN 3
  ELSE 1 END FROM submission s WHERE id = ?1;
-- name: order_points
SELECT coalesce(sum(c.amount), 0) FROM credit c INDEXED BY credit_by_submission
WHERE c.gen = (SELECT gen FROM generation) AND c.submission_id = ?1
AND (c.account = 0 OR c.account >= 1073741824 AND c.account & 3 = 0)
AND c.owner_kind = 0 AND c.owner_id = (SELECT unit_id FROM submission WHERE id = ?1);
-- name: day_least
SELECT min(day) FROM submission;
-- name: day_most
SELECT max(day) FROM submission;
