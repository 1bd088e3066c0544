-- name: deeds
-- What happened to articles that stand, by day of the event; the level is the outlet's,
-- or as given. Kinds: relay, adopt, instruct, promote.
SELECT e.submission_id, e.kind, e.day, coalesce(e.outlet_id, 0),
  coalesce((SELECT o.level FROM outlet o WHERE o.id = e.outlet_id), e.level, -1)
FROM event e JOIN submission s ON s.id = e.submission_id AND s.voided = 0
WHERE e.day BETWEEN ?1 AND ?2 AND e.kind BETWEEN 0 AND 3 ORDER BY e.id;
-- name: sent_days
SELECT day, count(*) FROM submission
WHERE day BETWEEN ?1 AND ?2 AND voided = 0 GROUP BY day ORDER BY day;
-- name: article_points
-- Of each article its first unit's points, as lists show them. Account 0: points.
SELECT s.id, sum(c.amount) AS n
FROM credit c INDEXED BY credit_by_day
JOIN submission s ON s.id = c.submission_id AND s.unit_id = c.owner_id
WHERE c.gen = ?1 AND c.day BETWEEN ?2 AND ?3 AND c.owner_kind = 0
  AND (c.account = 0
       OR c.account >= 1073741824 AND c.account & 3 = 0) -- with sections: pot_of_points
GROUP BY s.id HAVING n > 0 ORDER BY n DESC, s.day, s.id;
