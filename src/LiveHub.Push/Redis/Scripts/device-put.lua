-- Registers devices: compares the secret, gives out ordinals, writes. In steps, two nodes could give one ordinal to two devices.
-- The keys of shards and ids follow from what is read here, so they are made here; all keys share one hash tag.
-- KEYS: 1 registry. ARGV: 1 what keys of shards begin with, 2 what keys of ids begin with, 3 devices of a shard; then for each device:
-- id, its bucket, platform, hash of the secret, registered and seen as 8 bytes each, 1 if it is imported, profile.
-- Answers 0 added, 1 replaced, 2 wrong secret, 3 seen here later than the import says.
-- A row: on the test list 1, in quarantine 1, platform 1, hash of the secret 32, registered 8, seen 8, length of id 1, id, profile.

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

local size = tonumber(ARGV[3])
local next = tonumber(redis.call('HGET', KEYS[1], 'next') or '0')
local added = 0
local outcomes = {}
for i = 4, #ARGV, 8 do
  local id, ids, platform, secret, seen = ARGV[i], ARGV[2] .. ARGV[i + 1], ARGV[i + 2], ARGV[i + 3], ARGV[i + 5]
  local ordinal = tonumber(redis.call('HGET', ids, id) or '-1')
  local outcome, is_test, registered = 1, '0', ARGV[i + 4]
  if ordinal < 0 then
    ordinal, next, added, outcome = next, next + 1, added + 1, 0
    redis.call('HSET', ids, id, ordinal)
  end
  local shard, slot = ARGV[1] .. math.floor(ordinal / size), ordinal % size
  local row = outcome == 1 and redis.call('HGET', shard, slot)
  if row and string.sub(row, 4, 35) ~= secret then
    outcome = 2
  elseif row and ARGV[i + 6] == '1' and is_later(string.sub(row, 44, 51), seen) then
    outcome = 3
  else
    if row then
      is_test, registered = string.sub(row, 1, 1), string.sub(row, 36, 43)
    end
    redis.call('HSET', shard, slot, is_test .. '0' .. platform .. secret .. registered .. seen .. string.char(#id) .. id .. ARGV[i + 7])
  end
  outcomes[#outcomes + 1] = outcome
end
if added > 0 then
  redis.call('HSET', KEYS[1], 'next', next)
  redis.call('HINCRBY', KEYS[1], 'count', added)
end
return outcomes
