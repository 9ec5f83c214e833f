-- Removes some of the oldest entries and moves the log's first point with them; a reader never finds one without the other.
-- KEYS: 3 checkpoint. ARGV: 3 the last offset to remove, 4 most entries to remove now.
-- Answers the first point's offset, and 1 when nothing is left to remove.

local state = read_state()
local first = tonumber(state[2])
local last = math.min(tonumber(ARGV[3]), tonumber(redis.call('HGET', KEYS[3], 'offset') or '0'))
if last <= first then
  return {state[2], 1}
end
local step = math.min(last, first + ARGV[4])
local link = link_at(state, text(step))
if not link then
  error('DAMAGED the entry at offset ' .. text(step) .. ' is missing')
end
redis.call('XTRIM', KEYS[2], 'MINID', text(step + 1) .. '-0')
redis.call('HSET', KEYS[1], 'first', text(step), 'first-link', link)
return {text(step), step == last and 1 or 0}
