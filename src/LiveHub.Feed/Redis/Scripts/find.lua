-- Reads single entries by offset as of one moment. ARGV: offsets. Entries that are not there are left out.
-- KEYS: 1 entries.

local entries = {}
for i = 1, #ARGV do
  local found = redis.call('XRANGE', KEYS[1], ARGV[i] .. '-0', ARGV[i] .. '-0')
  if found[1] then
    entries[#entries + 1] = found[1]
  end
end
return entries
