-- Reads a collection, or one item of it, and removes what is over: in two steps, an item that was just written again could be removed.
-- KEYS: 1 collection. ARGV: 1 now in ms ('': the clock of Redis), 2 id ('': all).

local now = math.floor(micros(ARGV[1]) / 1000)
local ids = ARGV[2] ~= '' and {ARGV[2]} or redis.call('HKEYS', KEYS[1])
local answer = {}
for _, id in ipairs(ids) do
  local found = item(KEYS[1], id, now)
  if found then
    answer[#answer + 1] = id
    answer[#answer + 1] = found[1]
    answer[#answer + 1] = found[2]
    answer[#answer + 1] = found[3]
  end
end
return answer
