-- How many copies of something that goes out to many may be under way at a time.
-- KEYS sorted set of copies, by when each one counts no more; string: when the next one may leave. Microseconds.
-- ARGV operation, copy, microseconds of a window, how many it may see, microseconds between two,
-- microseconds after which a copy that nobody hears of counts no more.
-- Answers: leave → 0, or the milliseconds to wait before asking again; arrived → 1, or 0 when it counted no more.
local copies, next_at, operation, copy, window = KEYS[1], KEYS[2], ARGV[1], ARGV[2], tonumber(ARGV[3])
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]

if operation == 'arrived' then
  return redis.call('ZADD', copies, 'XX', 'CH', string.format('%.0f', now + window), copy)
end

local function wait(microseconds)
  return math.max(1, math.ceil(microseconds / 1000))
end

local interval, patience = tonumber(ARGV[5]), tonumber(ARGV[6])
local due = tonumber(redis.call('GET', next_at) or 0)
if due > now then return wait(due - now) end
redis.call('ZREMRANGEBYSCORE', copies, '-inf', string.format('(%.0f', now))
if redis.call('ZCARD', copies) >= tonumber(ARGV[4]) then
  local ends = redis.call('ZRANGE', copies, 0, 0, 'WITHSCORES')[2]
  return wait(math.min(ends - now, interval))
end
redis.call('ZADD', copies, string.format('%.0f', now + patience), copy)
redis.call('PEXPIRE', copies, math.ceil(patience / 1000))
-- What was lost since the last one is not caught up in a burst.
redis.call('SET', next_at, string.format('%.0f', math.max(due, now - interval) + interval), 'PX', math.ceil(window / 1000))
return 0
