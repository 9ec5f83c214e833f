-- Takes a lease that is free or has ended, or renews one's own. In two steps, two nodes could both find it free.
-- The lease is never removed, so that its term grows for ever.
-- KEYS: 1 lease. ARGV: 1 now in ms ('': the clock of Redis), 2 holder, 3 ms that it shall last.

local now = micros(ARGV[1]) / 1000
local lease = redis.call('HMGET', KEYS[1], 'holder', 'term', 'until')
local term = tonumber(lease[2] or '0')
if lease[1] and now < tonumber(lease[3]) then
  if lease[1] ~= ARGV[2] then
    return {}
  end
else
  term = term + 1
end
local term_text, until_text = string.format('%.0f', term), string.format('%.0f', math.floor(now) + ARGV[3])
redis.call('HSET', KEYS[1], 'holder', ARGV[2], 'term', term_text, 'until', until_text)
return {term_text, until_text}
