package features

import "strings"

// ipv6End: up to eight groups of up to four hexadecimal digits with colons between them, :: once for a
// run of zero groups, and perhaps an IPv4 address as the last two groups (RFC 4291, 2.2). By hand, as
// net/netip would add 43 kB to the compressed module. A zone (%eth0) is not part of the value.
func ipv6End(s string, at int) int {
	groups, squeezed := 0, false
	for i := at; ; {
		if strings.HasPrefix(s[i:], "::") {
			if squeezed || is(s, i+2, ':') {
				return 0
			}
			squeezed = true
			i += 2
		} else if groups > 0 {
			if !is(s, i, ':') || i+1 >= len(s) || !isHex(s[i+1]) {
				return ipv6Done(s, i, groups, squeezed)
			}
			i++
		}
		end := run(s, i, isHex)
		if is(s, end, '.') {
			if v4 := ipv4End(s, i); v4 > 0 {
				return ipv6Done(s, v4, groups+2, squeezed)
			}
		}
		if end == i { // nothing behind ::
			return ipv6Done(s, i, groups, squeezed)
		}
		if end > i+4 {
			return 0
		}
		if groups++; groups > 8 {
			return 0
		}
		i = end
	}
}

// ipv6Done gives end where the groups make an address, and no number in decimal notation goes on.
func ipv6Done(s string, end, groups int, squeezed bool) int {
	if is(s, end, '.') && end+1 < len(s) && isDigit(s[end+1]) {
		return 0
	}
	if groups == 8 && !squeezed || squeezed && groups > 0 && groups < 8 {
		return ends(s, end)
	}
	return 0
}
