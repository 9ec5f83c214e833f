-- Gives a lease back unless it has passed on; in two steps, it could pass on in between and be taken from its new holder.
-- KEYS: 1 lease. ARGV: 1 holder, 2 term.

local lease = redis.call('HMGET', KEYS[1], 'holder', 'term')
if lease[1] ~= ARGV[1] or lease[2] ~= ARGV[2] then
  return 0
end
redis.call('HDEL', KEYS[1], 'holder')
redis.call('HSET', KEYS[1], 'until', '0')
return 1
