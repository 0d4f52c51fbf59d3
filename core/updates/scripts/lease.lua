-- Take, renew and give back partitions.
-- Per operation: KEYS lease, epoch; ARGV operation, worker or token, milliseconds.
-- Answers: take → the new epoch, or 0 when somebody holds it; renew and release → 1, or 0 when it is another's.
local operations = {}

function operations.take(lease, epoch, worker, ttl)
  -- A hold under the worker's own name is one whose answer got lost: it is taken anew, under a new epoch.
  local held = redis.call('GET', lease)
  if held and string.sub(held, 1, #worker + 1) ~= worker .. ':' then return 0 end
  local number = redis.call('INCR', epoch)
  redis.call('SET', lease, worker .. ':' .. number, 'PX', ttl)
  return number
end

function operations.renew(lease, _, token, ttl)
  if redis.call('GET', lease) ~= token then return 0 end
  return redis.call('PEXPIRE', lease, ttl)
end

function operations.release(lease, _, token)
  if redis.call('GET', lease) ~= token then return 0 end
  return redis.call('DEL', lease)
end

local answers = {}
local a = 1
for k = 1, #KEYS, 2 do
  answers[#answers + 1] = operations[ARGV[a]](KEYS[k], KEYS[k + 1], ARGV[a + 1], ARGV[a + 2])
  a = a + 3
end
return answers
