-- name: put_bulletin
INSERT INTO bulletin(id, year, number, track, period, first, last, replaces_id, scheme,
                     scheme_from, head_seq, head, at, title, body, hash, sum, rev)
VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
       row_sum(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16), ?17);
-- name: sum_bulletin
SELECT 'bulletin', id, rev FROM bulletin
WHERE sum IS NOT row_sum(id, year, number, track, period, first, last, replaces_id, scheme,
                         scheme_from, head_seq, head, at, title, body, hash);
-- name: bulletin_last
SELECT max(number) FROM bulletin WHERE year = ?1;
-- name: bulletin_replaced
SELECT id FROM bulletin WHERE replaces_id = ?1;
-- name: bulletin_any
SELECT EXISTS(SELECT 1 FROM bulletin);
-- name: bulletin_heads
-- Without the bodies: they stand behind, and are not read.
SELECT b.id, b.year, b.number, b.track, b.period, b.first, b.last, b.replaces_id,
  (SELECT r.id FROM bulletin r WHERE r.replaces_id = b.id), b.scheme, b.scheme_from,
  b.head_seq, b.head, b.at, b.title
FROM bulletin b ORDER BY b.year DESC, b.number DESC;
-- name: bulletin_body
SELECT body, hash FROM bulletin WHERE id = ?1;
-- name: bulletin_bodies
SELECT id, rev, body, hash FROM bulletin;
-- name: bulletin_days
-- The days on which a submission counts, with the track of each of its units.
SELECT d.day, u.track FROM
  (SELECT day FROM submission WHERE id = ?1
   UNION SELECT day FROM event WHERE submission_id = ?1) d,
  (SELECT unit_id FROM submission WHERE id = ?1
   UNION SELECT unit_id FROM co_unit WHERE submission_id = ?1) w
JOIN unit u ON u.id = w.unit_id;
-- name: bulletin_due_days
-- The day on which a submission's topic was due, with the track of each of its units.
SELECT t.due, u.track FROM submission s JOIN topic t ON t.id = s.topic_id,
  (SELECT unit_id FROM submission WHERE id = ?1
   UNION SELECT unit_id FROM co_unit WHERE submission_id = ?1) w
JOIN unit u ON u.id = w.unit_id
WHERE s.id = ?1 AND t.due IS NOT NULL;
-- name: bulletin_topic_days
-- The days on which a topic's submissions count, with the track of each of their units.
SELECT d.day, u.track FROM submission s,
  (SELECT day, id FROM submission WHERE topic_id = ?1
   UNION SELECT e.day, e.submission_id FROM submission x JOIN event e
   ON e.submission_id = x.id WHERE x.topic_id = ?1) d,
  (SELECT unit_id, id FROM submission WHERE topic_id = ?1
   UNION SELECT c.unit_id, c.submission_id FROM submission x JOIN co_unit c
   ON c.submission_id = x.id WHERE x.topic_id = ?1) w
JOIN unit u ON u.id = w.unit_id
WHERE s.topic_id = ?1 AND d.id = s.id AND w.id = s.id;
-- name: topic_due
SELECT due FROM topic WHERE id = ?1;
-- name: unit_track
SELECT track FROM unit WHERE id = ?1;
-- name: submission_track
SELECT u.track FROM submission s JOIN unit u ON u.id = s.unit_id WHERE s.id = ?1;
-- name: bulletin_loose_days
SELECT e.day, u.track FROM event e JOIN unit u ON u.id = e.unit_id
WHERE e.id = ?1 AND e.submission_id IS NULL
UNION SELECT e.day, u.track FROM event e JOIN post p ON p.person_id = e.person_id
JOIN unit u ON u.id = p.unit_id WHERE e.id = ?1 AND e.submission_id IS NULL;
-- name: adopted_ids
-- Of the units of a track, the latest first; account 2: adopted.
SELECT c.submission_id, c.day FROM credit c INDEXED BY credit_by_day
JOIN unit u ON u.id = c.owner_id AND u.track = ?4
WHERE c.gen = ?1 AND c.day BETWEEN ?2 AND ?3 AND c.owner_kind = 0 AND c.account = 2
ORDER BY c.day DESC;
-- name: adopted_row
SELECT s.ref, s.title,
  (SELECT group_concat(name, ';') FROM
     (SELECT u.name FROM unit u WHERE u.id = s.unit_id
      UNION ALL SELECT u.name FROM co_unit w JOIN unit u ON u.id = w.unit_id
      WHERE w.submission_id = s.id)),
  (SELECT group_concat(name, ';') FROM
     (SELECT DISTINCT o.name FROM event e JOIN outlet o ON o.id = e.outlet_id
      WHERE e.submission_id = s.id AND e.kind = 1 AND e.day BETWEEN ?2 AND ?3
      ORDER BY o.ord, o.id))
FROM submission s WHERE s.id = ?1;
-- name: outlet_points
-- Points of adoptions by owner and outlet; kind 1: adopt. Account 0: points.
SELECT c.owner_kind, c.owner_id, e.outlet_id, sum(c.amount)
FROM credit c INDEXED BY credit_by_day JOIN event e ON e.id = c.event_id
WHERE c.gen = ?1 AND c.day BETWEEN ?2 AND ?3 AND e.kind = 1
  AND (c.account = 0
       OR c.account >= 1073741824 AND c.account & 3 = 0) -- with sections: pot_of_points
  AND e.outlet_id IS NOT NULL
GROUP BY 1, 2, 3;
-- name: topic_replies
-- What units, and persons who were asked by name, sent for a topic, the day on which the first of it came in, and how much of it
-- was adopted (kind 1).
SELECT w.unit_id, count(*), min(w.received), sum(w.adopted) FROM
  (SELECT s.unit_id, s.received,
     EXISTS(SELECT 1 FROM event e WHERE e.submission_id = s.id AND e.kind = 1) AS adopted
   FROM submission s WHERE s.topic_id = ?1 AND s.voided = 0
   UNION ALL SELECT u.unit_id, s.received,
     EXISTS(SELECT 1 FROM event e WHERE e.submission_id = s.id AND e.kind = 1)
   FROM submission s JOIN co_unit u ON u.submission_id = s.id
   WHERE s.topic_id = ?1 AND s.voided = 0
   UNION ALL SELECT p.person_id, s.received,
     EXISTS(SELECT 1 FROM event e WHERE e.submission_id = s.id AND e.kind = 1)
   FROM topic_who p CROSS JOIN submission s ON s.topic_id = p.topic_id
   WHERE p.topic_id = ?1 AND p.person_id IS NOT NULL AND s.voided = 0
     AND EXISTS(SELECT 1 FROM author a WHERE a.submission_id = s.id
                AND a.person_id = p.person_id)) w
GROUP BY w.unit_id ORDER BY w.unit_id;
