-- Registers devices: compares the secret, gives out ordinals, takes targets over, writes. In steps, two nodes could give one ordinal to two devices.
-- The keys of shards, ids and targets follow from what is read here, so they are made here; all keys share one hash tag.
-- KEYS: 1 registry, 2 test list. ARGV: 1 what keys of shards begin with, 2 what keys of ids, 3 what keys of targets, 4 devices of a shard; then for each
-- device: id, its bucket, platform, hash of the secret, registered and seen as 8 bytes each, 1 if it is imported, profile, tail.
-- Answers 0 added, 1 replaced, 2 wrong secret, 3 seen here later than the import says.
-- A row: on the test list 1, in quarantine 1, platform 1, hash of the secret 32, registered 8, seen 8, length of id 1, id, profile, tail: bucket of
-- the id 2, of the target's hash 8.

local size = tonumber(ARGV[4])

-- Comparing strings would follow the locale.
local function is_later(time, other)
  for i = 1, 8 do
    local byte, other_byte = string.byte(time, i), string.byte(other, i)
    if byte ~= other_byte then
      return byte > other_byte
    end
  end
  return false
end

local function place(ordinal)
  return ARGV[1] .. math.floor(ordinal / size), ordinal % size
end

local function read(ordinal)
  return ordinal >= 0 and redis.call('HGET', place(ordinal))
end

local function number(first, second)
  return first * 256 + second
end

local function targets_of(target)
  return ARGV[3] .. math.floor(number(string.byte(target, 1, 2)) / 2)
end

local function forget_id(row)
  redis.call('HDEL', ARGV[2] .. number(string.byte(row, -10, -9)), string.sub(row, 53, 52 + string.byte(row, 52)))
end

local next = tonumber(redis.call('HGET', KEYS[1], 'next') or '0')
local first, added = next, 0
local outcomes = {}
for i = 5, #ARGV, 9 do
  local id, ids, platform, secret, registered, seen = ARGV[i], ARGV[2] .. ARGV[i + 1], ARGV[i + 2], ARGV[i + 3], ARGV[i + 4], ARGV[i + 5]
  local profile, tail, is_test = ARGV[i + 7], ARGV[i + 8], '0'
  local target = string.sub(tail, 3)
  local ordinal = tonumber(redis.call('HGET', ids, id) or '-1')
  local row = read(ordinal)
  local owner = tonumber(redis.call('HGET', targets_of(target), target) or '-1')
  local other = owner ~= ordinal and read(owner)
  if other and string.sub(other, -8) ~= target then
    other = false -- Its row was damaged, and says no longer whose the target is.
  end
  local outcome = ordinal < 0 and 0 or 1
  if row and string.sub(row, 4, 35) ~= secret then
    outcome = 2
  elseif ARGV[i + 6] == '1' and ((row and is_later(string.sub(row, 44, 51), seen)) or (other and is_later(string.sub(other, 44, 51), seen))) then
    outcome = 3
  else
    if row then
      is_test, registered = string.sub(row, 1, 1), string.sub(row, 36, 43)
      local old = string.sub(row, -8)
      if old ~= target and tonumber(redis.call('HGET', targets_of(old), old) or '-1') == ordinal then
        redis.call('HDEL', targets_of(old), old)
      end
    end
    if other then
      forget_id(other)
      redis.call('SREM', KEYS[2], owner)
      if ordinal < 0 then
        ordinal = owner
        redis.call('HSET', ids, id, ordinal)
      else
        redis.call('HDEL', place(owner))
        added = added - 1
      end
    end
    if ordinal < 0 then
      ordinal, next, added = next, next + 1, added + 1
      redis.call('HSET', ids, id, ordinal)
    end
    if owner ~= ordinal then
      redis.call('HSET', targets_of(target), target, ordinal)
    end
    local shard, slot = place(ordinal)
    redis.call('HSET', shard, slot, is_test .. '0' .. platform .. secret .. registered .. seen .. string.char(#id) .. id .. profile .. tail)
  end
  outcomes[#outcomes + 1] = outcome
end
if next > first then
  redis.call('HSET', KEYS[1], 'next', next)
end
if added ~= 0 then
  redis.call('HINCRBY', KEYS[1], 'count', added)
end
return outcomes
