-- Reads the devices of the test list, wherever they lie: ordinal and row of each.
-- KEYS: 1 test list. ARGV: 1 what keys of shards begin with, 2 devices of a shard.

local rows = {}
for _, ordinal in ipairs(redis.call('SMEMBERS', KEYS[1])) do
  rows[#rows + 1] = ordinal
  rows[#rows + 1] = redis.call('HGET', ARGV[1] .. math.floor(ordinal / ARGV[2]), ordinal % ARGV[2])
end
return rows
