-- Removes an item if its version is the expected one: in two steps, two could both believe that they did.
-- KEYS: 1 collection. ARGV: 1 now in ms ('': the clock of Redis), 2 id, 3 expected version ('': any).

local now = math.floor(micros(ARGV[1]) / 1000)
local present = item(KEYS[1], ARGV[2], now)
if not present or (ARGV[3] ~= '' and ARGV[3] ~= present[1]) then
  return 0
end
return redis.call('HDEL', KEYS[1], ARGV[2])
