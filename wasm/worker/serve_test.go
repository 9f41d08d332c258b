package main

import (
	"net"
	"net/http"
	"strings"
	"testing"
)

// A port that is taken is told.
func TestPortIsTaken(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	_, port, _ := net.SplitHostPort(taken.Addr().String())
	t.Setenv("PORT", port)
	if err := serve(http.NotFoundHandler()); err == nil || !strings.Contains(err.Error(), port) {
		t.Error(err)
	}
}

// Settings are read as the README lists them; what is no number is left out.
func TestConfig(t *testing.T) {
	t.Setenv("TOKEN", "t")
	t.Setenv("ALLOW_ANONYMOUS", "true")
	t.Setenv("ORIGINS", "https://a.example, ,https://b.example")
	t.Setenv("MAX_BYTES", "7")
	t.Setenv("MAX_ROWS", "x")
	c := config()
	if c.Token != "t" || c.AllowAnonymous || strings.Join(c.Origins, " ") != "https://a.example https://b.example" || c.MaxBytes != 7 || c.MaxRows != 0 {
		t.Errorf("%+v", c)
	}
}
