-- Puts up a node's note and keeps the board as long as its longest note; otherwise boards that nobody reads would stay for ever.
-- KEYS: 1 board. ARGV: 1 now in ms ('': the clock of Redis), 2 node, 3 ms that the note stands, 4 note.

local ends = string.format('%.0f', math.floor(micros(ARGV[1]) / 1000) + ARGV[3])
redis.call('HSET', KEYS[1], ARGV[2], ends .. '\n' .. ARGV[4])
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[3]) then
  redis.call('PEXPIRE', KEYS[1], ARGV[3])
end
return 1
