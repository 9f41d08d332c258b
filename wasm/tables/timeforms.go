package tables

import "strings"

// isoTime reads 2019-01-15T05:15:15.677Z, also with a space, or the day alone.
func isoTime(p *scanner) (float64, bool) {
	var c clock
	var ok [3]bool
	c.year, ok[0] = p.whole(4, 4)
	dash := p.skip("-")
	c.month, ok[1] = p.whole(2, 2)
	dash = p.skip("-") && dash
	c.day, ok[2] = p.whole(2, 2)
	if !dash || !ok[0] || !ok[1] || !ok[2] {
		return 0, false
	}
	back := p.i
	if !p.skip("Tt ") || !isoClock(p, &c) {
		p.i = back
		c = clock{year: c.year, month: c.month, day: c.day}
	}
	return c.ms()
}

// isoClock reads what stands behind the day.
func isoClock(p *scanner, c *clock) bool {
	p.space()
	if !p.hourMinute(c, 2) || !p.seconds(c) {
		return false
	}
	back := p.i
	p.space()
	switch {
	case p.skip("Zz"), p.word("UTC"), p.word("GMT"):
	case p.peek() == '+' || p.peek() == '-':
		return p.zone(c, true)
	default:
		p.i = back
	}
	return true
}

// usTime reads 1/15/2019 5:15:15 AM, month first.
func usTime(p *scanner) (float64, bool) {
	var c clock
	if !p.slashed(&c.month, &c.day) {
		return 0, false
	}
	var ok bool
	if c.year, ok = p.whole(4, 4); !ok {
		return 0, false
	}
	p.skip(",")
	if !p.spaces() || !p.hourMinute(&c, 1) || !p.seconds(&c) {
		return 0, false
	}
	back := p.i
	p.spaces()
	half := p.peek() | 0x20
	if half != 'a' && half != 'p' {
		p.i = back
		return c.ms()
	}
	p.i++
	p.skip(".")
	if !p.skip("Mm") || c.hour < 1 || c.hour > 12 {
		return 0, false
	}
	p.skip(".")
	if c.hour %= 12; half == 'p' {
		c.hour += 12
	}
	return c.ms()
}

// slashed reads two numbers of one or two digits, a slash behind each.
func (p *scanner) slashed(a, b *int) bool {
	for _, to := range [...]*int{a, b} {
		n, ok := p.whole(1, 2)
		if *to = n; !ok || !p.skip("/") {
			return false
		}
	}
	return true
}

// webTime reads 10/Oct/2000:13:55:36 -0700, also in brackets.
func webTime(p *scanner) (float64, bool) {
	p.skip("[")
	var c clock
	var ok bool
	if c.day, ok = p.whole(1, 2); !ok || !p.skip("/") || len(p.s)-p.i < 4 {
		return 0, false
	}
	at := strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(p.s[p.i:p.i+3]))
	c.month = at/3 + 1
	p.i += 3
	if at < 0 || at%3 != 0 || !p.skip("/") {
		return 0, false
	}
	if c.year, ok = p.whole(4, 4); !ok || !p.skip(":") || !p.hourMinute(&c, 2) || !p.skip(":") {
		return 0, false
	}
	if c.second, ok = p.whole(2, 2); !ok {
		return 0, false
	}
	back := p.i
	if !p.spaces() || !p.zone(&c, false) {
		p.i, c.offset = back, 0
	}
	p.skip("]")
	return c.ms()
}

// dotnetTime reads /Date(1547529315677)/.
func dotnetTime(p *scanner) (float64, bool) {
	p.skip(`\`)
	if !strings.HasPrefix(p.s[p.i:], "/Date(") {
		return 0, false
	}
	p.i += len("/Date(")
	from := p.i
	p.skip("-")
	if p.digits(len(p.s)) == 0 {
		return 0, false
	}
	ms := floatOf(p.s[from:p.i])
	if p.peek() != ')' && !(p.skip("+-") && p.digits(4) == 4) {
		return 0, false
	}
	if !p.skip(")") {
		return 0, false
	}
	p.skip(`\`)
	return ms, p.skip("/")
}

// auditTime reads 1550505627.301:9077922, an auditd event id; auditd writes milliseconds.
func auditTime(p *scanner) (float64, bool) {
	from := p.i
	if p.digits(len(p.s)) == 0 || !p.skip(".") || p.digits(len(p.s)) == 0 {
		return 0, false
	}
	seconds := floatOf(p.s[from:p.i])
	return round(seconds*1e6) / 1e3, p.skip(":") && p.digits(len(p.s)) > 0
}

func (p *scanner) hourMinute(c *clock, least int) (ok bool) {
	if c.hour, ok = p.whole(least, 2); !ok || !p.skip(":") {
		return false
	}
	c.minute, ok = p.whole(2, 2)
	return ok
}

// seconds reads :15.677 or nothing.
func (p *scanner) seconds(c *clock) (ok bool) {
	if !p.skip(":") {
		return true
	}
	if c.second, ok = p.whole(2, 2); !ok || !p.skip(".,") {
		return ok
	}
	from := p.i
	ok = p.digits(9) > 0
	c.fraction = p.s[from:p.i]
	return ok
}

// zone reads +0100, and where short is true +01 and +01:00, too.
func (p *scanner) zone(c *clock, short bool) bool {
	sign := 1
	if p.peek() == '-' {
		sign = -1
	}
	if !p.skip("+-") {
		return false
	}
	hours, ok := p.whole(2, 2)
	if !ok {
		return false
	}
	back := p.i
	if short {
		p.skip(":")
	}
	minutes, ok := p.whole(2, 2)
	if !ok {
		p.i = back
	}
	c.offset = sign * (60*hours + minutes)
	return ok || short
}
