-- Store updates that were not stored before.
-- Per update: KEYS stream, seen bitmap; ARGV bit, limit, label, body.
-- Answers per update: the entry's id, 'DUP' when it was stored earlier, 'FULL' when the stream is at its limit.
-- A seen mark outlives the 24 hours in which Telegram repeats: 48 hours, renewed when less than 25 are left.
local KEEP, RENEW_BELOW = 172800, 90000
local answers = {}
local a = 1
for k = 1, #KEYS, 2 do
  local stream, seen = KEYS[k], KEYS[k + 1]
  if redis.call('GETBIT', seen, ARGV[a]) == 1 then
    answers[#answers + 1] = 'DUP'
  elseif redis.call('XLEN', stream) >= tonumber(ARGV[a + 1]) then
    answers[#answers + 1] = 'FULL'
  else
    answers[#answers + 1] = redis.call('XADD', stream, '*', 'label', ARGV[a + 2], 'body', ARGV[a + 3])
    redis.call('SETBIT', seen, ARGV[a], 1)
    if redis.call('TTL', seen) < RENEW_BELOW then redis.call('EXPIRE', seen, KEEP) end
  end
  a = a + 4
end
return answers
