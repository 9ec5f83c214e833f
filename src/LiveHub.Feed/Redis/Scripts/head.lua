-- Reads the newest entry of a subject as of one moment: between two calls a newer one could come and the older one be removed.
-- KEYS: 1 heads, 2 entries. ARGV: 1 subject.

local head = redis.call('HGET', KEYS[1], ARGV[1])
if not head then
  return {}
end
local offset = string.match(head, '^%d+')
return redis.call('XRANGE', KEYS[2], offset .. '-0', offset .. '-0')
