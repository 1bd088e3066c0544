-- name: journal_add
INSERT INTO journal(seq, at, actor, claimed, label, undo_of, parts, hash)
VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8);
-- name: part_add
INSERT INTO journal_part(seq, part, data) VALUES(?1, ?2, ?3);
-- name: part_get
SELECT data FROM journal_part WHERE seq = ?1 AND part = ?2;
-- name: parts_of
SELECT parts FROM journal WHERE seq = ?1;
-- name: journal_page
SELECT j.seq, j.at, j.actor, j.label, j.claimed, j.undo_of, j.hash,
       EXISTS(SELECT 1 FROM journal u WHERE u.undo_of = j.seq
              AND NOT EXISTS(SELECT 1 FROM journal r WHERE r.undo_of = u.seq))
FROM journal j WHERE j.seq < ?1 ORDER BY j.seq DESC LIMIT ?2;
-- name: journal_walk
SELECT seq, at, actor, label, claimed, undo_of, hash, parts FROM journal ORDER BY seq;
-- name: journal_next
SELECT seq FROM journal WHERE seq > ?1 ORDER BY seq LIMIT ?2;
-- name: journal_label
SELECT label, actor FROM journal WHERE seq = ?1;
-- name: undo_of_seq
SELECT undo_of FROM journal WHERE seq = ?1;
-- name: standing_undo
-- The undo of ?1 that is not itself undone.
SELECT u.seq FROM journal u WHERE u.undo_of = ?1
AND NOT EXISTS(SELECT 1 FROM journal r WHERE r.undo_of = u.seq)
ORDER BY u.seq DESC LIMIT 1;
-- name: newest_undoable
SELECT j.seq FROM journal j WHERE j.actor = ?1 AND j.undo_of IS NULL AND j.seq > 1
AND NOT EXISTS(SELECT 1 FROM journal u WHERE u.undo_of = j.seq
               AND NOT EXISTS(SELECT 1 FROM journal r WHERE r.undo_of = u.seq))
ORDER BY j.seq DESC LIMIT 1;
-- name: newest_redoable
SELECT u.seq FROM journal u JOIN journal c ON c.seq = u.undo_of
WHERE u.actor = ?1 AND c.undo_of IS NULL
AND NOT EXISTS(SELECT 1 FROM journal r WHERE r.undo_of = u.seq)
ORDER BY u.seq DESC LIMIT 1;
