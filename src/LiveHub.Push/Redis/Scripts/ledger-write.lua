-- Adds to a shard's marks and puts the counts of a term in place of its former ones. In steps, of two holders one could lose the other's marks.
-- KEYS: 1 ledger, 2 marks. ARGV: 1 shard, 2 state, 3 term, 4 when to wake ('-': never), 5 counts, 6 reached and 7 settled, 512 bytes or ''.
-- The ledger has SHARD → state, when to wake, terms, the highest first; and SHARD:TERM → counts.

local function add(field, bits)
  if bits == '' then
    return
  end
  local old = redis.call('HGET', KEYS[2], field)
  if old then
    local bytes = {}
    for i = 1, #bits do
      bytes[i] = string.char(bit.bor(string.byte(old, i), string.byte(bits, i)))
    end
    bits = table.concat(bytes)
  end
  redis.call('HSET', KEYS[2], field, bits)
end

local shard, state, term, wake = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local terms = term
local row = redis.call('HGET', KEYS[1], shard)
if row then
  local old_state, old_wake, old_terms = string.match(row, '^(%S+) (%S+) (%S+)$')
  local highest = string.match(old_terms, '^%d+')
  if tonumber(old_state) > tonumber(state) then
    state = old_state
  end
  if tonumber(highest) > tonumber(term) then
    -- A former holder's marks and counts are true; when to go on is for the present one to say.
    wake = old_wake
  end
  if string.find(',' .. old_terms .. ',', ',' .. term .. ',', 1, true) then
    terms = old_terms
  elseif tonumber(highest) > tonumber(term) then
    terms = old_terms .. ',' .. term
  else
    terms = term .. ',' .. old_terms
  end
end
redis.call('HSET', KEYS[1], shard, state .. ' ' .. wake .. ' ' .. terms, shard .. ':' .. term, ARGV[5])
add(shard .. ':reached', ARGV[6])
add(shard .. ':settled', ARGV[7])
return 1
