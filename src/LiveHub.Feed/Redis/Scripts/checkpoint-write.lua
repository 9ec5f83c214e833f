-- Replaces the checkpoint if it is still the one its writer knew and the new one's point is in the history. In two steps, two nodes
-- could each replace the other's, and retention would remove what no checkpoint holds.
-- KEYS: 3 checkpoint.
-- ARGV: 3 epoch and 4 offset of the one that is replaced ('': none), 5 format, 6 epoch, 7 offset, 8 link, 9 fold.

local state = read_state()
local stored = redis.call('HGET', KEYS[3], 'offset')
if (stored or '') ~= ARGV[4] or (stored and ARGV[3] ~= state[1]) then
  return 0
end
if ARGV[6] ~= state[1] or link_at(state, ARGV[7]) ~= ARGV[8] then
  return 0
end
redis.call('HSET', KEYS[3], 'format', ARGV[5], 'offset', ARGV[7], 'link', ARGV[8], 'fold', ARGV[9])
return 1
