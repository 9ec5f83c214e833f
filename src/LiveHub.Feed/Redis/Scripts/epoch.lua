-- Starts an epoch if the present one is still the one its caller knew, so that of many who found a fork one draws it; nodes hear of it.
-- ARGV: 3 channel of the bell, 4 the epoch its caller knew, 5 the new one.

local state = read_state()
if state[1] ~= ARGV[4] then
  return state[1]
end
redis.call('HSET', KEYS[1], 'epoch', ARGV[5])
local bell = {}
for i, field in ipairs({ARGV[5], state[4], state[5], state[6]}) do
  bell[i] = struct.pack('>I4', #field) .. field
end
redis.call('PUBLISH', ARGV[3], table.concat(bell))
return ARGV[5]
