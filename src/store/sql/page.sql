-- Windows of submissions by keyset (day, id). Three ways in (all, one unit, one person),
-- two directions; the other filters are the same everywhere:
-- ?1..?2 days, ?3 unit or person, ?4 group or 0, ?5 folded text or NULL, ?6 reference,
-- ?7 enum article_state, ?8 ?9 position, ?10 limit. Kinds: 1 adopt, 4 return.
-- A membership ends at the latest where the unit's next one begins.
-- name: page_all_on
SELECT s.id, s.day FROM submission s INDEXED BY submission_by_day
WHERE s.day BETWEEN ?1 AND ?2
  AND (?4 = 0 OR EXISTS(SELECT 1 FROM membership m
       WHERE m.group_id = ?4 AND (m.unit_id = s.unit_id OR m.unit_id IN
         (SELECT unit_id FROM co_unit c WHERE c.submission_id = s.id))
       AND coalesce(m.from_day, s.day) <= s.day AND coalesce(m.to_day, s.day) >= s.day
       AND NOT EXISTS(SELECT 1 FROM membership n WHERE n.unit_id = m.unit_id
         AND n.from_day <= s.day AND n.from_day > coalesce(m.from_day, -1))))
  AND (?5 IS NULL OR text_has(s.title, ?5) OR s.ref = ?6
       OR EXISTS(SELECT 1 FROM author a
                 WHERE a.submission_id = s.id AND text_has(a.name, ?5)))
  AND CASE ?7 WHEN 0 THEN 1 WHEN 4 THEN s.voided = 1
      WHEN 2 THEN s.voided = 0 AND EXISTS(SELECT 1 FROM event v
        WHERE v.submission_id = s.id AND v.kind = 1)
      WHEN 3 THEN s.voided = 0 AND EXISTS(SELECT 1 FROM event v
        WHERE v.submission_id = s.id AND v.kind = 4)
      ELSE s.voided = 0 AND NOT EXISTS(SELECT 1 FROM event v
        WHERE v.submission_id = s.id AND v.kind IN (1, 4)) END
  AND (s.day, s.id) <= (?8, ?9)
ORDER BY s.day DESC, s.id DESC LIMIT ?10;
-- name: page_unit_on
SELECT s.id, s.day FROM submission s INDEXED BY submission_by_unit
WHERE s.day BETWEEN ?1 AND ?2 AND s.unit_id = ?3
  AND (?4 = 0 OR EXISTS(SELECT 1 FROM membership m
       WHERE m.group_id = ?4 AND (m.unit_id = s.unit_id OR m.unit_id IN
         (SELECT unit_id FROM co_unit c WHERE c.submission_id = s.id))
       AND coalesce(m.from_day, s.day) <= s.day AND coalesce(m.to_day, s.day) >= s.day
       AND NOT EXISTS(SELECT 1 FROM membership n WHERE n.unit_id = m.unit_id
         AND n.from_day <= s.day AND n.from_day > coalesce(m.from_day, -1))))
  AND (?5 IS NULL OR text_has(s.title, ?5) OR s.ref = ?6
       OR EXISTS(SELECT 1 FROM author a
                 WHERE a.submission_id = s.id AND text_has(a.name, ?5)))
  AND CASE ?7 WHEN 0 THEN 1 WHEN 4 THEN s.voided = 1
      WHEN 2 THEN s.voided = 0 AND EXISTS(SELECT 1 FROM event v
        WHERE v.submission_id = s.id AND v.kind = 1)
      WHEN 3 THEN s.voided = 0 AND EXISTS(SELECT 1 FROM event v
        WHERE v.submission_id = s.id AND v.kind = 4)
      ELSE s.voided = 0 AND NOT EXISTS(SELECT 1 FROM event v
        WHERE v.submission_id = s.id AND v.kind IN (1, 4)) END
  AND (s.day, s.id) <= (?8, ?9)
ORDER BY s.day DESC, s.id DESC LIMIT ?10;
-- name: page_co_on
SELECT s.id, s.day FROM co_unit u CROSS JOIN submission s ON s.id = u.submission_id
WHERE s.day BETWEEN ?1 AND ?2 AND u.unit_id = ?3
  AND (?4 = 0 OR EXISTS(SELECT 1 FROM membership m
       WHERE m.group_id = ?4 AND (m.unit_id = s.unit_id OR m.unit_id IN
         (SELECT unit_id FROM co_unit c WHERE c.submission_id = s.id))
       AND coalesce(m.from_day, s.day) <= s.day AND coalesce(m.to_day, s.day) >= s.day
       AND NOT EXISTS(SELECT 1 FROM membership n WHERE n.unit_id = m.unit_id
         AND n.from_day <= s.day AND n.from_day > coalesce(m.from_day, -1))))
  AND (?5 IS NULL OR text_has(s.title, ?5) OR s.ref = ?6
       OR EXISTS(SELECT 1 FROM author a
                 WHERE a.submission_id = s.id AND text_has(a.name, ?5)))
  AND CASE ?7 WHEN 0 THEN 1 WHEN 4 THEN s.voided = 1
      WHEN 2 THEN s.voided = 0 AND EXISTS(SELECT 1 FROM event v
        WHERE v.submission_id = s.id AND v.kind = 1)
      WHEN 3 THEN s.voided = 0 AND EXISTS(SELECT 1 FROM event v
        WHERE v.submission_id = s.id AND v.kind = 4)
      ELSE s.voided = 0 AND NOT EXISTS(SELECT 1 FROM event v
        WHERE v.submission_id = s.id AND v.kind IN (1, 4)) END
  AND (s.day, s.id) <= (?8, ?9)
ORDER BY s.day DESC, s.id DESC LIMIT ?10;
-- name: page_person_on
SELECT s.id, s.day FROM author u CROSS JOIN submission s ON s.id = u.submission_id
WHERE s.day BETWEEN ?1 AND ?2 AND u.person_id = ?3
  AND (?4 = 0 OR EXISTS(SELECT 1 FROM membership m
       WHERE m.group_id = ?4 AND (m.unit_id = s.unit_id OR m.unit_id IN
         (SELECT unit_id FROM co_unit c WHERE c.submission_id = s.id))
       AND coalesce(m.from_day, s.day) <= s.day AND coalesce(m.to_day, s.day) >= s.day
       AND NOT EXISTS(SELECT 1 FROM membership n WHERE n.unit_id = m.unit_id
         AND n.from_day <= s.day AND n.from_day > coalesce(m.from_day, -1))))
  AND (?5 IS NULL OR text_has(s.title, ?5) OR s.ref = ?6
       OR EXISTS(SELECT 1 FROM author a
                 WHERE a.submission_id = s.id AND text_has(a.name, ?5)))
  AND CASE ?7 WHEN 0 THEN 1 WHEN 4 THEN s.voided = 1
      WHEN 2 THEN s.voided = 0 AND EXISTS(SELECT 1 FROM event v
        WHERE v.submission_id = s.id AND v.kind = 1)
      WHEN 3 THEN s.voided = 0 AND EXISTS(SELECT 1 FROM event v
        WHERE v.submission_id = s.id AND v.kind = 4)
      ELSE s.voided = 0 AND NOT EXISTS(SELECT 1 FROM event v
        WHERE v.submission_id = s.id AND v.kind IN (1, 4)) END
  AND (s.day, s.id) <= (?8, ?9)
ORDER BY s.day DESC, s.id DESC LIMIT ?10;
-- name: page_all_back
SELECT s.id, s.day FROM submission s INDEXED BY submission_by_day
WHERE s.day BETWEEN ?1 AND ?2
  AND (?4 = 0 OR EXISTS(SELECT 1 FROM membership m
       WHERE m.group_id = ?4 AND (m.unit_id = s.unit_id OR m.unit_id IN
         (SELECT unit_id FROM co_unit c WHERE c.submission_id = s.id))
       AND coalesce(m.from_day, s.day) <= s.day AND coalesce(m.to_day, s.day) >= s.day
       AND NOT EXISTS(SELECT 1 FROM membership n WHERE n.unit_id = m.unit_id
         AND n.from_day <= s.day AND n.from_day > coalesce(m.from_day, -1))))
  AND (?5 IS NULL OR text_has(s.title, ?5) OR s.ref = ?6
       OR EXISTS(SELECT 1 FROM author a
                 WHERE a.submission_id = s.id AND text_has(a.name, ?5)))
  AND CASE ?7 WHEN 0 THEN 1 WHEN 4 THEN s.voided = 1
      WHEN 2 THEN s.voided = 0 AND EXISTS(SELECT 1 FROM event v
        WHERE v.submission_id = s.id AND v.kind = 1)
      WHEN 3 THEN s.voided = 0 AND EXISTS(SELECT 1 FROM event v
        WHERE v.submission_id = s.id AND v.kind = 4)
      ELSE s.voided = 0 AND NOT EXISTS(SELECT 1 FROM event v
        WHERE v.submission_id = s.id AND v.kind IN (1, 4)) END
  AND (s.day, s.id) >= (?8, ?9)
ORDER BY s.day ASC, s.id ASC LIMIT ?10;
-- name: page_unit_back
SELECT s.id, s.day FROM submission s INDEXED BY submission_by_unit
WHERE s.day BETWEEN ?1 AND ?2 AND s.unit_id = ?3
  AND (?4 = 0 OR EXISTS(SELECT 1 FROM membership m
       WHERE m.group_id = ?4 AND (m.unit_id = s.unit_id OR m.unit_id IN
         (SELECT unit_id FROM co_unit c WHERE c.submission_id = s.id))
       AND coalesce(m.from_day, s.day) <= s.day AND coalesce(m.to_day, s.day) >= s.day
       AND NOT EXISTS(SELECT 1 FROM membership n WHERE n.unit_id = m.unit_id
         AND n.from_day <= s.day AND n.from_day > coalesce(m.from_day, -1))))
  AND (?5 IS NULL OR text_has(s.title, ?5) OR s.ref = ?6
       OR EXISTS(SELECT 1 FROM author a
                 WHERE a.submission_id = s.id AND text_has(a.name, ?5)))
  AND CASE ?7 WHEN 0 THEN 1 WHEN 4 THEN s.voided = 1
      WHEN 2 THEN s.voided = 0 AND EXISTS(SELECT 1 FROM event v
        WHERE v.submission_id = s.id AND v.kind = 1)
      WHEN 3 THEN s.voided = 0 AND EXISTS(SELECT 1 FROM event v
        WHERE v.submission_id = s.id AND v.kind = 4)
      ELSE s.voided = 0 AND NOT EXISTS(SELECT 1 FROM event v
        WHERE v.submission_id = s.id AND v.kind IN (1, 4)) END
  AND (s.day, s.id) >= (?8, ?9)
ORDER BY s.day ASC, s.id ASC LIMIT ?10;
-- name: page_co_back
SELECT s.id, s.day FROM co_unit u CROSS JOIN submission s ON s.id = u.submission_id
WHERE s.day BETWEEN ?1 AND ?2 AND u.unit_id = ?3
  AND (?4 = 0 OR EXISTS(SELECT 1 FROM membership m
       WHERE m.group_id = ?4 AND (m.unit_id = s.unit_id OR m.unit_id IN
         (SELECT unit_id FROM co_unit c WHERE c.submission_id = s.id))
       AND coalesce(m.from_day, s.day) <= s.day AND coalesce(m.to_day, s.day) >= s.day
       AND NOT EXISTS(SELECT 1 FROM membership n WHERE n.unit_id = m.unit_id
         AND n.from_day <= s.day AND n.from_day > coalesce(m.from_day, -1))))
  AND (?5 IS NULL OR text_has(s.title, ?5) OR s.ref = ?6
       OR EXISTS(SELECT 1 FROM author a
                 WHERE a.submission_id = s.id AND text_has(a.name, ?5)))
  AND CASE ?7 WHEN 0 THEN 1 WHEN 4 THEN s.voided = 1
      WHEN 2 THEN s.voided = 0 AND EXISTS(SELECT 1 FROM event v
        WHERE v.submission_id = s.id AND v.kind = 1)
      WHEN 3 THEN s.voided = 0 AND EXISTS(SELECT 1 FROM event v
        WHERE v.submission_id = s.id AND v.kind = 4)
      ELSE s.voided = 0 AND NOT EXISTS(SELECT 1 FROM event v
        WHERE v.submission_id = s.id AND v.kind IN (1, 4)) END
  AND (s.day, s.id) >= (?8, ?9)
ORDER BY s.day ASC, s.id ASC LIMIT ?10;
-- name: page_person_back
SELECT s.id, s.day FROM author u CROSS JOIN submission s ON s.id = u.submission_id
WHERE s.day BETWEEN ?1 AND ?2 AND u.person_id = ?3
  AND (?4 = 0 OR EXISTS(SELECT 1 FROM membership m
       WHERE m.group_id = ?4 AND (m.unit_id = s.unit_id OR m.unit_id IN
         (SELECT unit_id FROM co_unit c WHERE c.submission_id = s.id))
       AND coalesce(m.from_day, s.day) <= s.day AND coalesce(m.to_day, s.day) >= s.day
       AND NOT EXISTS(SELECT 1 FROM membership n WHERE n.unit_id = m.unit_id
         AND n.from_day <= s.day AND n.from_day > coalesce(m.from_day, -1))))
  AND (?5 IS NULL OR text_has(s.title, ?5) OR s.ref = ?6
       OR EXISTS(SELECT 1 FROM author a
                 WHERE a.submission_id = s.id AND text_has(a.name, ?5)))
  AND CASE ?7 WHEN 0 THEN 1 WHEN 4 THEN s.voided = 1
      WHEN 2 THEN s.voided = 0 AND EXISTS(SELECT 1 FROM event v
        WHERE v.submission_id = s.id AND v.kind = 1)
      WHEN 3 THEN s.voided = 0 AND EXISTS(SELECT 1 FROM event v
        WHERE v.submission_id = s.id AND v.kind = 4)
      ELSE s.voided = 0 AND NOT EXISTS(SELECT 1 FROM event v
        WHERE v.submission_id = s.id AND v.kind IN (1, 4)) END
  AND (s.day, s.id) >= (?8, ?9)
ORDER BY s.day ASC, s.id ASC LIMIT ?10;
-- name: row_core
SELECT id, rev, ref, day, received, unit_id, title, type, length, note, voided
FROM submission WHERE id = ?1;
-- name: row_events
SELECT e.kind, o.name FROM event e LEFT JOIN outlet o ON o.id = e.outlet_id
WHERE e.submission_id = ?1 ORDER BY e.day, e.id;
-- name: row_points
SELECT sum(amount) FROM credit
WHERE gen = (SELECT gen FROM generation) AND submission_id = ?1 AND account = 0
AND owner_kind = 0 AND owner_id = ?2;
-- name: full_events
SELECT id, kind, day, outlet_id, level, form, route, leader, value, unit_id, person_id,
       note, rev, submission_id
FROM event WHERE submission_id = ?1 ORDER BY day, id;
-- name: event_ids
-- Of unit ?3 and of group ?4 (0: of all) as in the windows above, and those that name the
-- unit.
SELECT e.id FROM event e JOIN submission s ON s.id = e.submission_id
WHERE e.day BETWEEN ?1 AND ?2
  AND (?3 = 0 OR s.unit_id = ?3 OR e.unit_id = ?3 OR EXISTS(SELECT 1 FROM co_unit c
       WHERE c.submission_id = s.id AND c.unit_id = ?3))
  AND (?4 = 0 OR EXISTS(SELECT 1 FROM membership m
       WHERE m.group_id = ?4 AND (m.unit_id = s.unit_id OR m.unit_id IN
         (SELECT unit_id FROM co_unit c WHERE c.submission_id = s.id))
       AND coalesce(m.from_day, s.day) <= s.day AND coalesce(m.to_day, s.day) >= s.day
       AND NOT EXISTS(SELECT 1 FROM membership n WHERE n.unit_id = m.unit_id
         AND n.from_day <= s.day AND n.from_day > coalesce(m.from_day, -1))))
ORDER BY e.day, e.id;
-- name: event_one
SELECT e.id, e.kind, e.day, e.outlet_id, e.level, e.form, e.route, e.leader, e.value,
       e.unit_id, e.person_id, e.note, e.rev, e.submission_id, s.ref
FROM event e JOIN submission s ON s.id = e.submission_id WHERE e.id = ?1;
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
       c.submission_id, s.ref, s.title
FROM credit c INDEXED BY credit_by_day JOIN submission s ON s.id = c.submission_id
WHERE c.gen = ?1 AND c.day BETWEEN ?2 AND ?3 AND c.owner_kind = ?4 AND c.owner_id = ?5
ORDER BY c.day, c.submission_id, c.event_id, c.account, c.line;
-- name: credits_article
SELECT c.event_id, c.owner_kind, c.owner_id, c.day, c.account, c.line, c.since, c.amount,
       c.submission_id, s.ref, s.title
FROM credit c INDEXED BY credit_by_submission JOIN submission s ON s.id = c.submission_id
WHERE c.gen = ?1 AND c.submission_id = ?2 AND c.day BETWEEN ?3 AND ?4
ORDER BY c.day, c.event_id, c.owner_kind, c.owner_id, c.account, c.line;
