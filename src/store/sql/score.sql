-- name: tally_add
INSERT INTO tally(gen, account, owner_kind, month, owner_id, part, amount)
VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT DO UPDATE SET amount = amount + excluded.amount RETURNING amount;
-- name: tally_beyond
SELECT EXISTS (SELECT 1 FROM tally WHERE gen = ?1 AND account = 0 AND abs(amount) > ?2);
-- name: credit_add
INSERT INTO credit(gen, submission_id, event_id, owner_kind, owner_id, day, account,
                   line, since, amount)
VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10);
-- name: credits_of
SELECT event_id, owner_kind, owner_id, day, account, line, since, amount
FROM credit WHERE gen = ?1 AND submission_id = ?2 ORDER BY rowid;
-- name: credits_drop
DELETE FROM credit WHERE gen = ?1 AND submission_id = ?2;
-- name: credits_old
DELETE FROM credit NOT INDEXED WHERE rowid BETWEEN ?3 AND ?4 AND gen < ?2 AND gen <> ?1;
-- name: credits_any_old
SELECT EXISTS (SELECT 1 FROM credit INDEXED BY credit_by_submission WHERE gen < min(?1, ?2))
    OR EXISTS (SELECT 1 FROM credit INDEXED BY credit_by_submission
               WHERE gen > ?1 AND gen < ?2);
-- name: credits_reach
-- The last of the next ?2 rows after row ?1.
SELECT max(rowid) FROM (SELECT rowid FROM credit WHERE rowid > ?1 ORDER BY rowid LIMIT ?2);
-- name: credits_last
SELECT max(rowid) FROM credit;
-- name: credits_clear
DELETE FROM credit WHERE gen = ?1;
-- name: tallies_old
DELETE FROM tally WHERE gen < ?2 AND gen <> ?1;
-- name: tallies_clear
DELETE FROM tally WHERE gen = ?1;
-- name: tallies_keep
INSERT INTO tally SELECT ?2, account, owner_kind, month, owner_id, part, amount
FROM tally WHERE gen = ?1 AND account = 1;
-- name: tallies_all
SELECT account, owner_kind, month, owner_id, part, amount FROM tally
WHERE gen = ?1 AND amount <> 0
ORDER BY account, owner_kind, month, owner_id, part;
-- name: credit_count
SELECT count(*) FROM credit WHERE gen = ?1;
-- name: credits_stray
SELECT submission_id FROM credit WHERE gen = ?1
AND submission_id NOT IN (SELECT id FROM submission)
AND submission_id NOT IN (SELECT id FROM event INDEXED BY event_loose
                          WHERE submission_id IS NULL) LIMIT 1;
-- name: article_core
SELECT s.day, s.unit_id, s.type, s.voided, s.received, s.length, t.id, t.due
FROM submission s LEFT JOIN topic t ON t.id = s.topic_id AND t.voided = 0
WHERE s.id = ?1;
-- name: article_units
SELECT unit_id FROM co_unit WHERE submission_id = ?1 ORDER BY pos;
-- name: article_authors
SELECT person_id, name FROM author WHERE submission_id = ?1 ORDER BY pos;
-- name: article_events
SELECT e.id, e.kind, e.day, e.outlet_id, o.key, coalesce(o.level, e.level), e.form,
       e.route, e.leader, e.value, e.unit_id, e.person_id
FROM event e LEFT JOIN outlet o ON o.id = e.outlet_id
WHERE e.submission_id = ?1 ORDER BY e.day, e.id;
-- name: loose_event
SELECT e.id, e.kind, e.day, e.outlet_id, o.key, coalesce(o.level, e.level), e.form,
       e.route, e.leader, e.value, e.unit_id, e.person_id
FROM event e LEFT JOIN outlet o ON o.id = e.outlet_id
WHERE e.id = ?1 AND e.submission_id IS NULL;
-- name: walk_articles
SELECT s.day, s.unit_id, s.type, s.voided, s.received, s.length, t.id, t.due, s.id
FROM submission s LEFT JOIN topic t ON t.id = s.topic_id AND t.voided = 0
WHERE s.id > ?1 ORDER BY s.id;
-- name: walk_units
SELECT unit_id, submission_id FROM co_unit WHERE submission_id > ?1
ORDER BY submission_id, pos;
-- name: walk_authors
SELECT person_id, submission_id FROM author WHERE submission_id > ?1
ORDER BY submission_id, pos;
-- name: walk_events
SELECT e.id, e.kind, e.day, e.outlet_id, o.key, coalesce(o.level, e.level), e.form,
       e.route, e.leader, e.value, e.unit_id, e.person_id, e.submission_id
FROM event e INDEXED BY event_by_submission LEFT JOIN outlet o ON o.id = e.outlet_id
WHERE e.submission_id > ?1 ORDER BY e.submission_id, e.day, e.id;
-- name: walk_loose
SELECT e.id, e.kind, e.day, e.outlet_id, o.key, coalesce(o.level, e.level), e.form,
       e.route, e.leader, e.value, e.unit_id, e.person_id
FROM event e INDEXED BY event_loose LEFT JOIN outlet o ON o.id = e.outlet_id
WHERE e.submission_id IS NULL AND e.id > ?1 ORDER BY e.id;
-- name: submission_total
SELECT (SELECT count(*) FROM submission) +
       (SELECT count(*) FROM event INDEXED BY event_loose WHERE submission_id IS NULL);
-- name: count_units
SELECT unit_id, day, count(*) FROM submission WHERE voided = 0 GROUP BY unit_id, day;
-- name: count_co_units
SELECT c.unit_id, s.day, count(*) FROM co_unit c JOIN submission s ON s.id = c.submission_id
WHERE s.voided = 0 GROUP BY c.unit_id, s.day;
-- name: count_people
SELECT a.person_id, s.day, count(*) FROM author a JOIN submission s ON s.id = a.submission_id
WHERE s.voided = 0 AND a.person_id IS NOT NULL GROUP BY a.person_id, s.day;
