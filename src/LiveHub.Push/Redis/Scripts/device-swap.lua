-- Puts rows in place of those that were read, or removes them, where they have not changed meanwhile.
-- In steps, a device that registers a new token just then could be removed for its old one.
-- KEYS: 1 registry, 2 test list. ARGV: 1 what keys of shards begin with, 2 what keys of ids, 3 what keys of targets, 4 devices of a shard;
-- then for each device: ordinal, bucket of its id, row as read, row to be ('': none). Answers 1 where it was done.

local size, removed = tonumber(ARGV[4]), 0
local done = {}
for i = 5, #ARGV, 4 do
  local ordinal, ids, old, new = tonumber(ARGV[i]), ARGV[2] .. ARGV[i + 1], ARGV[i + 2], ARGV[i + 3]
  local shard, slot = ARGV[1] .. math.floor(ordinal / size), ordinal % size
  if redis.call('HGET', shard, slot) ~= old then
    done[#done + 1] = 0
  else
    done[#done + 1] = 1
    if new == '' then
      redis.call('HDEL', shard, slot)
      redis.call('HDEL', ids, string.sub(old, 53, 52 + string.byte(old, 52)))
      local target = string.sub(old, -8)
      local targets = ARGV[3] .. math.floor((string.byte(target, 1) * 256 + string.byte(target, 2)) / 2)
      if tonumber(redis.call('HGET', targets, target) or '-1') == ordinal then
        redis.call('HDEL', targets, target)
      end
      removed = removed + 1
    else
      redis.call('HSET', shard, slot, new)
    end
    if string.sub(new, 1, 1) == '1' then
      redis.call('SADD', KEYS[2], ordinal)
    else
      redis.call('SREM', KEYS[2], ordinal)
    end
  end
end
if removed > 0 then
  redis.call('HINCRBY', KEYS[1], 'count', -removed)
end
return done
