-- Places that several processes share, each held by a token for a while.
-- KEYS sorted set; ARGV operation, token, milliseconds, how many there are.
-- Answers: take and renew → 1, or 0 when all are taken; leave → 1, or 0 when it was held no more.
local key, operation, token = KEYS[1], ARGV[1], ARGV[2]
if operation == 'leave' then return redis.call('ZREM', key, token) end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', key, '-inf', now)
if not redis.call('ZSCORE', key, token) and redis.call('ZCARD', key) >= tonumber(ARGV[4]) then return 0 end
redis.call('ZADD', key, now + ARGV[3], token)
redis.call('PEXPIRE', key, ARGV[3])
return 1
