-- The writes of turns, in the order given, each fenced by its partition's lease.
-- Per operation: KEYS lease, stream, attempts, journal, state, dead;
--                ARGV operation, token, entry id, count, then `count` arguments.
-- Answers per operation: 'STALE' when the lease is another's, else what the operation says.
local function pairs_from(first, last)
  local list = {}
  for i = first, last do list[#list + 1] = ARGV[i] end
  return list
end

local function forget(k, id)
  redis.call('HDEL', KEYS[k + 2], id)
  return redis.call('XDEL', KEYS[k + 1], id)
end

local operations = {}

-- An attempt is kept as its number and, after a space, the mark of the one who began it.
local function begun(k, id)
  local found = redis.call('HGET', KEYS[k + 2], id)
  if not found then return nil, '' end
  return tonumber(string.match(found, '^%d+')), string.match(found, ' (.*)$') or ''
end

-- How an attempt counts after an earlier one. One that failed counts, and so does one that ended with its worker while
-- it ran alone ('!'). One that was broken off in company may be another's fault: it counts up to `doubt`.
local function next_attempt(attempt, mark, failed, doubt)
  if not attempt then return 1 end
  if failed == '1' or string.sub(mark, -1) == '!' then return attempt + 1 end
  return math.max(attempt, math.min(attempt + 1, doubt))
end

-- Begin: mark, whether the attempt before it failed, doubt. Count the attempt before any of it runs, once for each
-- mark; answer it with the lane's state and the journal so far.
function operations.begin(k, id, first)
  local attempt, mark = begun(k, id)
  local journal = {}
  if attempt then journal = redis.call('HGETALL', KEYS[k + 3]) end
  if mark ~= ARGV[first] then
    attempt = next_attempt(attempt, mark, ARGV[first + 1], tonumber(ARGV[first + 2]))
    redis.call('HSET', KEYS[k + 2], id, attempt .. ' ' .. ARGV[first])
  end
  return { attempt, redis.call('HGETALL', KEYS[k + 4]), journal }
end

-- Spare: the attempt does not count; its journal stays.
function operations.spare(k, id)
  local attempt = begun(k, id)
  if attempt then redis.call('HSET', KEYS[k + 2], id, math.max(attempt - 1, 0)) end
  return 'OK'
end

-- Journal: field, value. Intent or result of one outgoing call.
function operations.journal(k, id, first)
  redis.call('HSET', KEYS[k + 3], ARGV[first], ARGV[first + 1])
  return 'OK'
end

-- Commit: number of state fields to set, those pairs, then the fields to delete. The entry is done.
function operations.commit(k, id, first, count)
  local set = tonumber(ARGV[first])
  local last = first + count - 1
  if set > 0 then redis.call('HSET', KEYS[k + 4], unpack(pairs_from(first + 1, first + 2 * set))) end
  if first + 2 * set < last then
    redis.call('HDEL', KEYS[k + 4], unpack(pairs_from(first + 2 * set + 1, last)))
  end
  redis.call('DEL', KEYS[k + 3])
  return forget(k, id)
end

-- Bury: pairs of the dead letter. The journal stays with it, so that a replay does not repeat what went out.
function operations.bury(k, id, first, count)
  local letter = redis.call('XADD', KEYS[k + 5], '*', unpack(pairs_from(first, first + count - 1)))
  forget(k, id)
  return letter
end

local answers = {}
local a = 1
for k = 1, #KEYS, 6 do
  local operation, token, id, count = ARGV[a], ARGV[a + 1], ARGV[a + 2], tonumber(ARGV[a + 3])
  if redis.call('GET', KEYS[k]) ~= token then
    answers[#answers + 1] = 'STALE'
  else
    answers[#answers + 1] = operations[operation](k, id, a + 4, count)
  end
  a = a + 4 + count
end
return answers
