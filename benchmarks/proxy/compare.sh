#!/usr/bin/env bash
# Measures the Frontend API proxy beside Spring Cloud Gateway Server MVC, a Node proxy on the reference library and
# nginx, all on one upstream, interleaved. Needs a JDK 17, Maven, Node 20, nginx, wrk and curl; fetches the rest.
#
#   benchmarks/proxy/compare.sh [build] [small] [large] [memory] [hanging]
#
#   PORT=18120     the first of seven ports       ROUNDS=5 SECONDS_EACH=6     of the small requests
#   MVN="mvn -B"   how to call Maven               JAVA_OPTS=                  for both applications
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
repository=$(cd "$here/../.." && pwd)
work=$here/target
port=${PORT:-18120}
rounds=${ROUNDS:-5}
slice=${SECONDS_EACH:-6}
mvn=${MVN:-mvn -B -ntp}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
upstream_port=$port sink_port=$((port + 1)) starter_port=$((port + 2)) gateway_port=$((port + 3))
node_port=$((port + 4)) nginx_port=$((port + 5)) tls_port=$((port + 6))
upstream=http://127.0.0.1:$upstream_port
secret=sk_test_benchmark000000000000000000000000000
export CLERK_PUBLISHABLE_KEY=pk_test_Y2xlcmsuYmVuY2htYXJrLmV4YW1wbGUk CLERK_SECRET_KEY=$secret
declare -A pid
declare -A url=([starter]=http://localhost:$starter_port [gateway]=http://localhost:$gateway_port
	[node]=http://127.0.0.1:$node_port [nginx]=http://127.0.0.1:$nginx_port)

stop() {
	local name
	for name in "$@"; do
		[ -n "${pid[$name]:-}" ] || continue
		kill "${pid[$name]}" 2>/dev/null || true
		wait "${pid[$name]}" 2>/dev/null || true
		unset "pid[$name]"
	done
}
trap 'stop "${!pid[@]}"' EXIT

build() {
	mkdir -p "$work/node" "$work/classes" "$work/lib"
	(cd "$repository" && $mvn -pl clerk-spring-boot-starter -am package dependency:copy-dependencies -DskipTests \
		-DincludeScope=runtime -DoutputDirectory=target/lib)
	rm -f "$work"/lib/*
	cp "$repository"/clerk-spring-boot-starter/target/lib/*.jar "$work/lib"
	"${java}c" -parameters -cp "$work/lib/*" -d "$work/classes" "$here"/app/*.java
	$mvn -f "$here/gateway/pom.xml" package
	cp "$here"/node/* "$work/node"
	npm --prefix "$work/node" install --no-audit --no-fund
}

start() {
	local name=$1
	shift
	"$@" >"$work/$name.log" 2>&1 &
	pid[$name]=$!
}

answers() {
	for _ in $(seq 120); do
		curl -s -o /dev/null "$1" && return
		sleep 0.5
	done
	echo "$1 does not answer" >&2
	return 1
}

start_upstream() {
	mkdir -p "$work/up/files" "$work/up/logs" "$work/nginx/logs"
	sed -e "s/@UPSTREAM@/$upstream_port/;s/@SINK@/$sink_port/;s/@TLS@/$tls_port/" "$here/upstream.conf" >"$work/up/nginx.conf"
	[ -f "$work/up/key.pem" ] || openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj /CN=localhost \
		-addext subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout "$work/up/key.pem" -out "$work/up/certificate.pem" 2>/dev/null
	truncate -s 100M "$work/up/files/100M"
	truncate -s 1G "$work/up/files/1G"
	start upstream nginx -p "$work/up" -c "$work/up/nginx.conf"
	start sink node "$here/sink.mjs" $sink_port
	answers $upstream/v1/client
	answers http://127.0.0.1:$sink_port/
}

start_starter() {
	start starter "$java" ${JAVA_OPTS:-} "$@" -cp "$work/classes:$work/lib/*" app.ProxyApp \
		--server.port=$starter_port --clerk.frontend-api-proxy.enabled=true --clerk.frontend-api-proxy.fapi-url=$upstream
	answers ${url[starter]}/page
}

start_others() {
	start gateway "$java" ${JAVA_OPTS:-} -jar "$here/gateway/target/gateway.jar" \
		--server.port=$gateway_port --upstream=$upstream --secret=$secret
	start node node "$work/node/proxy.mjs" $node_port $upstream
	sed -e "s/@UPSTREAM@/$upstream_port/;s/@NGINX@/$nginx_port/;s/@SECRET@/$secret/" "$here/nginx.conf" >"$work/nginx/nginx.conf"
	start nginx nginx -p "$work/nginx" -c "$work/nginx/nginx.conf"
	answers ${url[gateway]}/__clerk/v1/client
	answers ${url[node]}/__clerk/v1/client
	answers ${url[nginx]}/__clerk/v1/client
}

# Hundredths of a second that a process and its children have had.
ticks() {
	local of
	for of in "$1" $(cat /proc/"$1"/task/*/children 2>/dev/null); do
		sed 's/.*) //' /proc/"$of"/stat
	done | awk '{ sum += $12 + $13 } END { print sum }'
}

kilobytes() {
	awk -v field="$2:" '$1 == field { print $2 }' /proc/"$1"/status
}

median() {
	sort -g | awk '{ value[NR] = $1 } END { print (NR % 2) ? value[(NR + 1) / 2] : (value[NR / 2] + value[NR / 2 + 1]) / 2 }'
}

connections() {
	curl -s $upstream/connections | awk 'NR == 3 { print $1 }'
}

# Loads proxies with small requests, each in turn, round after round; what came of it is in the file.
rotate() {
	local into=$1 name before after made
	shift
	for _ in $(seq "${WARM_ROUNDS:-4}"); do
		for name in "$@"; do
			wrk -t1 -c32 -d15s "${url[$name]}/__clerk/v1/client" >/dev/null
		done
	done
	: >"$into"
	for _ in $(seq "$rounds"); do
		for name in "$@"; do
			made=$(connections)
			before=$(ticks "${pid[$name]}")
			wrk -t1 -c32 -d"${slice}s" "${url[$name]}/__clerk/v1/client" >"$work/wrk.txt"
			after=$(ticks "${pid[$name]}")
			awk -v name="$name" -v ticks=$((after - before)) -v connections=$(($(connections) - made)) '
				/requests in/ { requests = $1 } /Requests\/sec/ { rate = $2 } /Non-2xx|Socket errors/ { wrong = $0 }
				END { printf "%s %.0f %.1f %d %s\n", name, rate, ticks * 10000 / requests, connections, wrong }' \
				"$work/wrk.txt" >>"$into"
		done
	done
}

# The medians, the first one beside the others.
table() {
	local from=$1 name rate cpu first_rate='' first_cpu=''
	shift
	echo "| proxy | requests/s | CPU µs/request | $1: CPU / this | $1: rate / this |"
	echo "| --- | --- | --- | --- | --- |"
	for name in "$@"; do
		rate=$(awk -v name="$name" '$1 == name { print $2 }' "$from" | median)
		cpu=$(awk -v name="$name" '$1 == name { print $3 }' "$from" | median)
		: "${first_rate:=$rate}" "${first_cpu:=$cpu}"
		awk -v n="$name" -v r="$rate" -v c="$cpu" -v fr="$first_rate" -v fc="$first_cpu" \
			'BEGIN { printf "| %s | %.0f | %.0f | %.2f | %.2f |\n", n, r, c, fc / c, fr / r }'
	done
	echo
}

small() {
	local names=(starter gateway node nginx)
	start_upstream
	start_starter
	start_others
	rotate "$work/small.txt" "${names[@]}"
	table "$work/small.txt" "${names[@]}"
	stop "${names[@]}" sink upstream
}

# What a 100 MB download brings, each proxy in turn.
large() {
	local name round
	start_upstream
	start_starter
	start_others
	: >"$work/large.txt"
	for round in $(yes warm | head -12) $(seq "$rounds"); do
		for name in starter gateway node nginx; do
			curl -s -o /dev/null -w "$round $name %{speed_download} %{http_code}\n" \
				"${url[$name]}/__clerk/files/100M" >>"$work/large.txt"
		done
	done
	echo "| proxy | 100 MB download, MB/s |"
	echo "| --- | --- |"
	for name in starter gateway node nginx; do
		echo "| $name | $(awk -v n=$name '$1 != "warm" && $2 == n { print $3 / 1e6 }' "$work/large.txt" | median) |"
	done
	echo
	stop starter gateway node nginx sink upstream
}

# How a 1 GB body each way makes the resident memory of the application grow, after some small and large requests.
memory() {
	local options warm before
	start_upstream
	echo "| JVM, warm-up | warm, MB | peak of 1 GB download | growth | seconds | peak of 1 GB upload | growth | seconds |"
	echo "| --- | --- | --- | --- | --- | --- | --- | --- |"
	for warm in 15s 1s; do
		for options in "" -Xmx256m; do
			start_starter $options
			wrk -t1 -c32 -d$warm ${url[starter]}/__clerk/v1/client >/dev/null
			curl -s -o /dev/null ${url[starter]}/__clerk/files/100M
			curl -s -o /dev/null -T "$work/up/files/100M" ${url[starter]}/__clerk/v1/upload
			printf "| %s, $warm " "${options:-default}"
			before=$(kilobytes "${pid[starter]}" VmRSS)
			printf '| %d ' $((before / 1024))
			transfer "$before" -o /dev/null ${url[starter]}/__clerk/files/1G
			before=$(kilobytes "${pid[starter]}" VmRSS)
			transfer "$before" -o /dev/null -T "$work/up/files/1G" ${url[starter]}/__clerk/v1/upload
			echo '|'
			stop starter
		done
	done
	echo
	stop sink upstream
}

transfer() {
	local before=$1 took peak
	shift
	echo 5 >/proc/"${pid[starter]}"/clear_refs
	took=$(curl -s -w '%{http_code} %{time_total}' "$@")
	peak=$(kilobytes "${pid[starter]}" VmHWM)
	[ "${took%% *}" = 200 ] || echo "status ${took%% *}" >&2
	printf '| %d | %d | %s ' $((peak / 1024)) $(((peak - before) / 1024)) "${took#* }"
}

# What the other pages take while 250 proxied requests get no answer.
hanging() {
	local n clients=()
	start_upstream
	start_starter
	for n in $(seq 300); do curl -s -o /dev/null ${url[starter]}/page; done
	for n in $(seq 250); do
		curl -s -o /dev/null --max-time 60 ${url[starter]}/__clerk/hang &
		clients+=($!)
	done
	for _ in $(seq 100); do
		[ "$(curl -s http://127.0.0.1:$sink_port/hanging)" = 250 ] && break
		sleep 0.1
	done
	echo "$(curl -s http://127.0.0.1:$sink_port/hanging) requests hang at the upstream"
	for n in $(seq 50); do
		curl -s -o /dev/null -w '%{time_total}\n' ${url[starter]}/page
	done | sort -g | awk '{ v[NR] = $1 * 1000 } END { printf "50 pages: median %.1f ms, slowest %.1f ms\n", v[int(NR / 2)], v[NR] }'
	echo "$(curl -s http://127.0.0.1:$sink_port/hanging) requests still hang"
	kill "${clients[@]}" 2>/dev/null || true
	stop starter sink upstream
}

[ $# -gt 0 ] || set -- build small large memory hanging
for step in "$@"; do
	case $step in
		build | small | large | memory | hanging) "$step" ;;
		*) echo "What is $step?" >&2 && exit 2 ;;
	esac
done
