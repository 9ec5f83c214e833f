-- Appends all drafts or none. Atomic together: the answer of the idempotency key, the expected revisions, offsets, times, links,
-- the entries, what each subject's next draft builds on, and the bell. If one of them could happen without the others, a crash
-- would double a headline, lose one, or show one that a repeated append shows again.
-- KEYS: 3 heads, 4 answer of the idempotency key (only with a key).
-- ARGV: 3 channel of the bell, 4 most bytes of entries that a bell carries, 5 hash of the request ('': no key), 6 ms that an answer is kept,
--   7 '1': write something in any case, for WAIT to count; then for each draft: subject, expected revision, kind, topics, languages, body.
-- Nothing is written before all drafts are judged: Redis undoes nothing.

local state = read_state()
local now = math.floor(micros(ARGV[2]) / 1000)

if ARGV[5] ~= '' then
  local answer = redis.call('GET', KEYS[4])
  if answer then
    local hash, first, count, time = string.match(answer, '^(%x*) (%d+) (%d+) (%d+)$')
    if now - time < tonumber(ARGV[6]) then
      if hash ~= ARGV[5] then
        return {'reused'}
      end
      if ARGV[7] == '1' then
        redis.call('HSET', KEYS[1], 'confirming', first)
      end
      return {'replay', state[1], redis.call('XRANGE', KEYS[2], first .. '-0', text(first + count - 1) .. '-0')}
    end
  end
end

local DRAFTS, WIDTH = 8, 6
local builds_on, pending = {}, {}
for at = DRAFTS, #ARGV, WIDTH do
  local subject = ARGV[at]
  local head = pending[subject]
  if not head then
    local stored = redis.call('HGET', KEYS[3], subject)
    if stored then
      local revision, topics, languages = string.match(stored, '^%d+\n(%d+)\n([^\n]*)\n([^\n]*)$')
      if not revision then
        error('DAMAGED what the log knows of ' .. subject .. ' cannot be read')
      end
      head = {revision, topics, languages}
    else
      head = {'0', '-', '-'}
    end
  end
  if head[1] ~= ARGV[at + 1] then
    return {'conflict', (at - DRAFTS) / WIDTH, head[1]}
  end
  builds_on[#builds_on + 1] = head
  pending[subject] = {text(head[1] + 1), ARGV[at + 3], ARGV[at + 4]}
end

local time = math.max(now, tonumber(state[6]))
local time_text, time_bytes = text(time), struct.pack('>I8', time)
local offset, link = tonumber(state[4]), state[5]
local size, bell, answer = 0, {}, {'appended', state[1], state[4], state[5], time_text}

local function ring(field)
  bell[#bell + 1] = struct.pack('>I4', #field) .. field
end

ring(state[1])
ring(state[4])
ring(state[5])
ring(time_text)
for i, head in ipairs(builds_on) do
  local at = DRAFTS + (i - 1) * WIDTH
  local subject, kind, topics, languages, body = ARGV[at], ARGV[at + 2], ARGV[at + 3], ARGV[at + 4], ARGV[at + 5]
  local revision = text(head[1] + 1)
  local envelope = table.concat({subject, revision, kind, topics, languages, head[2], head[3], ''}, '\n')
  local before = string.gsub(link, '%x%x', function(byte) return string.char(tonumber(byte, 16)) end)
  offset = offset + 1
  link = string.sub(redis.sha1hex(before .. struct.pack('>I8', offset) .. time_bytes .. envelope .. body), 1, 16)

  local offset_text = text(offset)
  redis.call('XADD', KEYS[2], offset_text .. '-0', 't', time_text, 'l', link, 'e', envelope, 'b', body)
  redis.call('HSET', KEYS[3], subject, table.concat({offset_text, revision, topics, languages}, '\n'))

  answer[#answer + 1] = head[2]
  answer[#answer + 1] = head[3]
  answer[#answer + 1] = link
  size = size + #envelope + #body
  if size <= tonumber(ARGV[4]) then
    ring(link)
    ring(envelope)
    ring(body)
  end
end

redis.call('HSET', KEYS[1], 'tail', text(offset), 'tail-link', link, 'tail-time', time_text)
if ARGV[5] ~= '' then
  redis.call('SET', KEYS[4], table.concat({ARGV[5], text(state[4] + 1), text(#builds_on), text(now)}, ' '), 'PX', ARGV[6])
end
if size > tonumber(ARGV[4]) then
  -- Too much to carry: the bell names the new tail only, and nodes read.
  bell = {}
  ring(state[1])
  ring(text(offset))
  ring(link)
  ring(time_text)
end
redis.call('PUBLISH', ARGV[3], table.concat(bell))
return answer
