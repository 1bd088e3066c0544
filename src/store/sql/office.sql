-- The office's own work (006_office.sql): written, read, summed up.

-- name: put_followup
INSERT INTO followup(id, ref, kind, unit_id, person_id, period, first, last, cause, clause,
                     evidence, topic_id, speaker, listener, sum, rev)
VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,
       row_sum(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14), ?15);
-- name: put_followup_step
INSERT INTO followup_step(id, followup_id, state, day, due, note, sum, rev)
VALUES(?1, ?2, ?3, ?4, ?5, ?6, row_sum(?1, ?2, ?3, ?4, ?5, ?6), ?7);
-- name: put_meeting
INSERT INTO meeting(id, ref, kind, day, title, place, agenda, note, voided, sum, rev)
VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,
       row_sum(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9), ?10);
-- name: edit_meeting
-- ?2 is not used: a reference stays.
UPDATE meeting SET kind = ?3, day = ?4, title = ?5, place = ?6, agenda = ?7, note = ?8,
  voided = ?9, sum = row_sum(id, ref, ?3, ?4, ?5, ?6, ?7, ?8, ?9), rev = ?10
WHERE id = ?1 AND ?2 IS NOT NULL;
-- What is altered keeps the columns that it refers by; its sum is of what is kept.
-- name: put_attendance
INSERT INTO attendance(id, meeting_id, unit_id, person_id, state, pledge, due, sum, rev)
VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, row_sum(?1, ?2, ?3, ?4, ?5, ?6, ?7), ?8)
ON CONFLICT(id) DO UPDATE SET state = excluded.state, pledge = excluded.pledge,
  due = excluded.due, rev = excluded.rev,
  sum = row_sum(id, meeting_id, unit_id, person_id, ?5, ?6, ?7);
-- name: put_outcome
INSERT INTO outcome(id, meeting_id, submission_id, voided, sum, rev)
VALUES(?1, ?2, ?3, ?4, row_sum(?1, ?2, ?3, ?4), ?5)
ON CONFLICT(id) DO UPDATE SET voided = excluded.voided, rev = excluded.rev,
  sum = row_sum(id, meeting_id, submission_id, ?4);
-- name: put_contact
INSERT INTO contact(id, person_id, unit_id, from_day, to_day, sum, rev)
VALUES(?1, ?2, ?3, ?4, ?5, row_sum(?1, ?2, ?3, ?4, ?5), ?6)
ON CONFLICT(id) DO UPDATE SET to_day = excluded.to_day, rev = excluded.rev,
  sum = row_sum(id, person_id, unit_id, from_day, ?5);
-- name: put_issue
INSERT INTO issue(id, outlet_id, year, number, day, title, note, voided, sum, rev)
VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, row_sum(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8), ?9)
ON CONFLICT(id) DO UPDATE SET year = excluded.year, number = excluded.number,
  day = excluded.day, title = excluded.title, note = excluded.note,
  voided = excluded.voided, rev = excluded.rev,
  sum = row_sum(id, outlet_id, ?3, ?4, ?5, ?6, ?7, ?8);
-- name: put_issue_item
INSERT INTO issue_item(id, issue_id, submission_id, event_id, heading, ord, sum, rev)
VALUES(?1, ?2, ?3, ?4, ?5, ?6, row_sum(?1, ?2, ?3, ?4, ?5, ?6), ?7)
ON CONFLICT(id) DO UPDATE SET heading = excluded.heading, ord = excluded.ord,
  rev = excluded.rev, sum = row_sum(id, issue_id, submission_id, event_id, ?5, ?6);

-- name: issue_number_last
SELECT coalesce(max(number), 0) FROM issue WHERE outlet_id = ?1 AND year = ?2;
-- name: issue_numbered
SELECT id FROM issue WHERE outlet_id = ?1 AND year = ?2 AND number = ?3;
-- name: ref_taken
-- Whether a topic, meeting or follow-up has this reference.
SELECT EXISTS(SELECT 1 FROM topic WHERE ref = ?1)
    OR EXISTS(SELECT 1 FROM meeting WHERE ref = ?1)
    OR EXISTS(SELECT 1 FROM followup WHERE ref = ?1);
-- name: followup_state
-- The last step's state, 0 when there is none.
SELECT coalesce((SELECT state FROM followup_step WHERE followup_id = ?1
                 ORDER BY id DESC LIMIT 1), 0);
-- name: followup_same
SELECT id FROM followup WHERE kind = ?1 AND unit_id IS ?2 AND person_id IS ?3
  AND first = ?4 AND last = ?5 AND cause = ?6 AND topic_id IS ?7;
-- name: followup_kind
SELECT kind FROM followup WHERE id = ?1;
-- name: attendance_of
-- The row of a unit or person at a meeting: no two records have one id.
SELECT id FROM attendance
WHERE meeting_id = ?1 AND (unit_id = ?2 OR person_id = ?2);
-- name: outcome_of
SELECT id FROM outcome WHERE meeting_id = ?1 AND submission_id = ?2;
-- name: item_of
SELECT id FROM issue_item WHERE issue_id = ?1 AND submission_id = ?2;
-- name: meeting_there
SELECT count(*) FROM meeting WHERE id = ?1 AND voided = 0;
-- name: issue_there
SELECT count(*) FROM issue WHERE id = ?1 AND voided = 0;
-- name: submission_there
SELECT count(*) FROM submission WHERE id = ?1 AND voided = 0;

-- name: followups
-- Those whose period touches ?1..?2, or that had a step in these days or are still open
-- then.
SELECT id, rev, ref, kind, unit_id, person_id, period, first, last, cause, clause, evidence,
       topic_id, speaker, listener
FROM followup f
WHERE (last >= ?1 AND first <= ?2)
   OR EXISTS(SELECT 1 FROM followup_step s WHERE s.followup_id = f.id
             AND (s.day BETWEEN ?1 AND ?2 OR s.due BETWEEN ?1 AND ?2))
   OR (last < ?1 AND coalesce((SELECT state FROM followup_step s WHERE s.followup_id = f.id
                               ORDER BY s.id DESC LIMIT 1), 0) IN (1, 3, 4))
ORDER BY last, id;
-- name: followup
SELECT id, rev, ref, kind, unit_id, person_id, period, first, last, cause, clause, evidence,
       topic_id, speaker, listener
FROM followup WHERE id = ?1;
-- name: followup_steps
SELECT id, followup_id, state, day, due, note FROM followup_step
WHERE followup_id = ?1 ORDER BY id;
-- name: meetings
SELECT id, rev, ref, kind, day, title, place, agenda, note, voided FROM meeting
WHERE day BETWEEN ?1 AND ?2 ORDER BY day, id;
-- name: meeting_one
SELECT id, rev, ref, kind, day, title, place, agenda, note, voided FROM meeting
WHERE id = ?1 OR ref = ?2;
-- name: attendances
SELECT id, rev, meeting_id, unit_id, person_id, state, pledge, due FROM attendance
WHERE meeting_id = ?1 ORDER BY id;
-- name: attendances_due
-- Pledges due on ?1..?2, of meetings that stand.
SELECT t.id, t.rev, t.meeting_id, t.unit_id, t.person_id, t.state, t.pledge, t.due
FROM attendance t JOIN meeting m ON m.id = t.meeting_id AND m.voided = 0
WHERE t.due BETWEEN ?1 AND ?2 ORDER BY t.due, t.id;
-- name: outcomes
SELECT id, rev, meeting_id, submission_id, voided FROM outcome
WHERE meeting_id = ?1 AND voided = 0 ORDER BY id;
-- name: contacts
SELECT id, rev, person_id, unit_id, from_day, to_day FROM contact ORDER BY id;
-- name: issues
SELECT id, rev, outlet_id, number, day, title, note, voided FROM issue
WHERE day BETWEEN ?1 AND ?2 ORDER BY day, id;
-- name: issue_one
SELECT id, rev, outlet_id, number, day, title, note, voided FROM issue WHERE id = ?1;
-- name: issue_items
SELECT id, rev, issue_id, submission_id, event_id, heading, ord FROM issue_item
WHERE issue_id = ?1 ORDER BY ord, id;
-- name: sum_followup
SELECT 'followup', id, rev FROM followup
WHERE sum IS NOT row_sum(id, ref, kind, unit_id, person_id, period, first, last, cause,
                         clause, evidence, topic_id, speaker, listener);
-- name: sum_followup_step
SELECT 'followup_step', id, rev FROM followup_step
WHERE sum IS NOT row_sum(id, followup_id, state, day, due, note);
-- name: sum_meeting
SELECT 'meeting', id, rev FROM meeting
WHERE sum IS NOT row_sum(id, ref, kind, day, title, place, agenda, note, voided);
-- name: sum_attendance
SELECT 'attendance', id, rev FROM attendance
WHERE sum IS NOT row_sum(id, meeting_id, unit_id, person_id, state, pledge, due);
-- name: sum_outcome
SELECT 'outcome', id, rev FROM outcome
WHERE sum IS NOT row_sum(id, meeting_id, submission_id, voided);
-- name: sum_contact
SELECT 'contact', id, rev FROM contact
WHERE sum IS NOT row_sum(id, person_id, unit_id, from_day, to_day);
-- name: sum_issue
SELECT 'issue', id, rev FROM issue
WHERE sum IS NOT row_sum(id, outlet_id, year, number, day, title, note, voided);
-- name: sum_issue_item
SELECT 'issue_item', id, rev FROM issue_item
WHERE sum IS NOT row_sum(id, issue_id, submission_id, event_id, heading, ord);

-- name: stamp_followup
UPDATE followup SET rev = ?2 WHERE id = ?1;
-- name: stamp_followup_step
UPDATE followup_step SET rev = ?2 WHERE id = ?1;
-- name: stamp_meeting
UPDATE meeting SET rev = ?2 WHERE id = ?1;
-- name: stamp_attendance
UPDATE attendance SET rev = ?2 WHERE id = ?1;
-- name: stamp_outcome
UPDATE outcome SET rev = ?2 WHERE id = ?1;
-- name: stamp_contact
UPDATE contact SET rev = ?2 WHERE id = ?1;
-- name: stamp_issue
UPDATE issue SET rev = ?2 WHERE id = ?1;
-- name: stamp_issue_item
UPDATE issue_item SET rev = ?2 WHERE id = ?1;
