-- Writes an item if its version is the expected one: in two steps, two could use the same one-time link.
-- KEYS: 1 collection, 2 last version. ARGV: 1 now in ms ('': the clock of Redis), 2 id, 3 expected version ('': any), 4 ms that it is kept ('': for ever), 5 bytes.

local now = math.floor(micros(ARGV[1]) / 1000)
local present = item(KEYS[1], ARGV[2], now)
if ARGV[3] ~= '' and ARGV[3] ~= (present and present[1] or '0') then
  return {}
end
local version = string.format('%.0f', redis.call('INCR', KEYS[2]))
local ends = ARGV[4] ~= '' and string.format('%.0f', now + ARGV[4]) or ''
redis.call('HSET', KEYS[1], ARGV[2], version .. '\n' .. ends .. '\n' .. ARGV[5])
return {version}
