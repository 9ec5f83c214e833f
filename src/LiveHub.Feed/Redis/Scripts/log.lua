-- Prepended to every script of a log: the log's state, which is made when it is missing, and what can be told from it.
-- KEYS: 1 state, 2 entries. ARGV: 1 the epoch of a log that is not there yet, 2 now in ms ('': the clock of Redis).
-- Numbers stay text wherever they can: Lua would write large ones in its own way.

local function text(number)
  return string.format('%.0f', number)
end

local function read_state()
  local row = redis.call('HMGET', KEYS[1], 'epoch', 'first', 'first-link', 'tail', 'tail-link', 'tail-time')
  if row[1] then
    return row
  end
  if redis.call('EXISTS', KEYS[2]) == 1 then
    error('DAMAGED the state of the log is missing beside its entries')
  end
  row = {ARGV[1], '0', '0000000000000000', '0', '0000000000000000', '0'}
  redis.call('HSET', KEYS[1], 'epoch', row[1], 'first', row[2], 'first-link', row[3], 'tail', row[4], 'tail-link', row[5], 'tail-time', row[6])
  return row
end

-- Entries are stored as t time, l link, e envelope, b body.
local function link_at(state, offset)
  if offset == state[2] then
    return state[3]
  end
  if offset == state[4] then
    return state[5]
  end
  local found = redis.call('XRANGE', KEYS[2], offset .. '-0', offset .. '-0')
  return found[1] and found[1][2][4]
end

-- Whether a point is in the log's history: 'here', 'fork', or 'gone' with retention.
local function judge(state, epoch, offset, link)
  if epoch ~= state[1] or tonumber(offset) > tonumber(state[4]) then
    return 'fork'
  end
  if tonumber(offset) < tonumber(state[2]) then
    return 'gone'
  end
  return link_at(state, offset) == link and 'here' or 'fork'
end
