-- Reads a shard of a ledger as of one moment: its row, its marks, and the counts of each of its terms.
-- KEYS: 1 ledger, 2 marks. ARGV: 1 shard.

local row = redis.call('HGET', KEYS[1], ARGV[1])
if not row then
  return {}
end
local parts = {row, redis.call('HGET', KEYS[2], ARGV[1] .. ':reached') or '', redis.call('HGET', KEYS[2], ARGV[1] .. ':settled') or ''}
for term in string.gmatch(string.match(row, '%S+$'), '%d+') do
  parts[#parts + 1] = redis.call('HGET', KEYS[1], ARGV[1] .. ':' .. term)
end
return parts
