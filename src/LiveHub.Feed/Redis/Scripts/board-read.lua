-- Reads the notes that still stand and takes down the others, by one clock for all nodes.
-- KEYS: 1 board. ARGV: 1 now in ms ('': the clock of Redis).

local now = micros(ARGV[1]) / 1000
local standing = {}
local all = redis.call('HGETALL', KEYS[1])
for i = 1, #all, 2 do
  local split = string.find(all[i + 1], '\n', 1, true)
  if tonumber(string.sub(all[i + 1], 1, split - 1)) > now then
    standing[#standing + 1] = all[i]
    standing[#standing + 1] = string.sub(all[i + 1], split + 1)
  else
    redis.call('HDEL', KEYS[1], all[i])
  end
end
return standing
