-- Finds a device by its id: two reads, of which the second's key follows from the first.
-- KEYS: 1 ids of a bucket. ARGV: 1 id, 2 what keys of shards begin with, 3 devices of a shard.

local ordinal = tonumber(redis.call('HGET', KEYS[1], ARGV[1]) or '-1')
local row = ordinal >= 0 and redis.call('HGET', ARGV[2] .. math.floor(ordinal / ARGV[3]), ordinal % ARGV[3])
return row and {ordinal, row} or {}
