-- Reads the checkpoint and the present epoch as of one moment: the point is given in that epoch.
-- KEYS: 3 checkpoint.

local state = read_state()
local row = redis.call('HMGET', KEYS[3], 'format', 'offset', 'link', 'fold')
if not row[1] then
  return {}
end
return {state[1], row[1], row[2], row[3], row[4]}
