-- Replay or drop one dead letter.
-- KEYS dead, inbound, journal of the entry, attempts; ARGV operation, letter id.
-- Answers: the entry's new id, 'DROPPED', or 'GONE' when the letter is not there.
-- A replay keeps the journal under the entry's new id, so what went out is not sent again.
local found = redis.call('XRANGE', KEYS[1], ARGV[2], ARGV[2])
if #found == 0 then return 'GONE' end
local letter, fields = found[1][2], {}
for i = 1, #letter, 2 do fields[letter[i]] = letter[i + 1] end
local answer = 'DROPPED'
if ARGV[1] == 'replay' then
  answer = redis.call('XADD', KEYS[2], '*', 'label', fields.label, 'body', fields.body)
  if redis.call('EXISTS', KEYS[3]) == 1 then
    redis.call('RENAME', KEYS[3], string.sub(KEYS[3], 1, -#fields.entry - 1) .. answer)
    redis.call('HINCRBY', KEYS[4], answer, 1)
  end
else
  redis.call('DEL', KEYS[3])
end
redis.call('XDEL', KEYS[1], ARGV[2])
return answer
