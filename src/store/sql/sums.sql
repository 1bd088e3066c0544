-- name: tally_months
SELECT owner_id, amount FROM tally
WHERE gen = ?1 AND account = ?2 AND owner_kind = ?3 AND month BETWEEN ?4 AND ?5;
-- name: tally_outlets
SELECT owner_id, part, amount FROM tally
WHERE gen = ?1 AND account = 3 AND owner_kind = ?2 AND month BETWEEN ?3 AND ?4;
-- name: tally_again
-- Articles adopted before within the same span of months.
SELECT owner_id, amount FROM tally
WHERE gen = ?1 AND account = 4 AND owner_kind = ?2 AND month BETWEEN ?3 AND ?4
AND part >= ?5;
-- name: credit_days
SELECT owner_kind, owner_id, account, line, since, amount FROM credit
INDEXED BY credit_by_day WHERE gen = ?1 AND day BETWEEN ?2 AND ?3 AND owner_kind <= ?4;
-- name: credit_again_days
-- Adopted in ?4..?5, and before that in the days ?2..?3 at the span's ragged start.
SELECT owner_kind, owner_id, 1 FROM credit INDEXED BY credit_again
WHERE gen = ?1 AND since BETWEEN ?2 AND ?3 AND day BETWEEN ?4 AND ?5 AND since >= 0;
-- name: horizon
SELECT max(coalesce((SELECT max(day) FROM submission), 0),
           coalesce((SELECT max(day) FROM credit WHERE gen = ?1), 0));
-- name: dated_in_days
-- 1 when any submission or credit is dated ?2..?3.
SELECT EXISTS (SELECT 1 FROM credit INDEXED BY credit_by_day
               WHERE gen = ?1 AND day BETWEEN ?2 AND ?3)
    OR EXISTS (SELECT 1 FROM submission INDEXED BY submission_by_day
               WHERE day BETWEEN ?2 AND ?3);
-- name: submitted_days
SELECT unit_id FROM submission INDEXED BY submission_by_day
WHERE day BETWEEN ?1 AND ?2 AND voided = 0;
-- name: submitted_days_co
SELECT c.unit_id FROM co_unit c JOIN submission s ON s.id = c.submission_id
WHERE s.day BETWEEN ?1 AND ?2 AND s.voided = 0;
-- name: submitted_days_people
SELECT a.person_id FROM submission s JOIN author a ON a.submission_id = s.id
WHERE s.day BETWEEN ?1 AND ?2 AND s.voided = 0 AND a.person_id IS NOT NULL;
-- name: articles_touching
SELECT id FROM submission WHERE day BETWEEN ?1 AND ?2
UNION SELECT coalesce(submission_id, id) FROM event WHERE day BETWEEN ?1 AND ?2;
-- name: articles_in_days
SELECT id FROM submission WHERE day BETWEEN ?1 AND ?2
UNION SELECT submission_id FROM credit WHERE gen = ?3 AND day BETWEEN ?1 AND ?2;
-- name: topic_answers
-- Which units (0) and persons (1) have answered the topics that were due in ?1 to ?2.
SELECT t.id, 0, s.unit_id FROM topic t CROSS JOIN submission s ON s.topic_id = t.id
WHERE t.due BETWEEN ?1 AND ?2 AND s.voided = 0
UNION SELECT t.id, 0, c.unit_id FROM topic t CROSS JOIN submission s ON s.topic_id = t.id
JOIN co_unit c ON c.submission_id = s.id
WHERE t.due BETWEEN ?1 AND ?2 AND s.voided = 0
UNION SELECT t.id, 1, a.person_id FROM topic t CROSS JOIN submission s ON s.topic_id = t.id
JOIN author a ON a.submission_id = s.id
WHERE t.due BETWEEN ?1 AND ?2 AND s.voided = 0 AND a.person_id IS NOT NULL
ORDER BY 1, 2, 3;
