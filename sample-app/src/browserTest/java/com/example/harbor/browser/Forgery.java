package com.example.harbor.browser;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import com.clerk.spring.test.emulator.ClerkEmulator;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import tools.jackson.databind.json.JsonMapper;

/**
 * Session tokens that Clerk did not make, most of which say that they are Bob's.
 */
enum Forgery {

	GARBAGE {
		@Override
		String make(SignedJWT genuine, ClerkEmulator clerk, String application) {
			return "garbage";
		}
	},

	CUT_OFF {
		@Override
		String make(SignedJWT genuine, ClerkEmulator clerk, String application) {
			String token = genuine.serialize();
			return token.substring(0, token.length() - 10);
		}
	},

	OF_ANOTHER_INSTANCE {
		@Override
		String make(SignedJWT genuine, ClerkEmulator clerk, String application) {
			try (ClerkEmulator other = ClerkEmulator.builder().demoData().start()) {
				return other.signIn(Demo.BOB.email()).seenFrom(application).sessionToken();
			}
		}
	},

	ANOTHER_SUBJECT {
		@Override
		String make(SignedJWT genuine, ClerkEmulator clerk, String application) throws Exception {
			return withPayload(genuine, "sub", Demo.BOB.userId());
		}
	},

	ANOTHER_SESSION {
		@Override
		String make(SignedJWT genuine, ClerkEmulator clerk, String application) throws Exception {
			return withPayload(genuine, "sid", clerk.signIn(Demo.BOB.email()).id());
		}
	},

	NO_ALGORITHM {
		@Override
		String make(SignedJWT genuine, ClerkEmulator clerk, String application) throws Exception {
			Map<String, Object> header = genuine.getHeader().toJSONObject();
			header.put("alg", "none");
			return encode(header) + "." + encode(bobs(genuine).toJSONObject()) + ".";
		}
	},

	ANOTHER_KEY_OF_THE_SAME_NAME {
		@Override
		String make(SignedJWT genuine, ClerkEmulator clerk, String application) throws Exception {
			SignedJWT token = new SignedJWT(genuine.getHeader(), bobs(genuine));
			token.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));
			return token.serialize();
		}
	},

	PUBLIC_KEY_AS_A_SHARED_SECRET {
		@Override
		String make(SignedJWT genuine, ClerkEmulator clerk, String application) throws Exception {
			SignedJWT token = new SignedJWT(
					new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(genuine.getHeader().getKeyID()).build(),
					bobs(genuine));
			token.sign(new MACSigner(clerk.jwtKey().getBytes(StandardCharsets.UTF_8)));
			return token.serialize();
		}
	};

	abstract String make(SignedJWT genuine, ClerkEmulator clerk, String application) throws Exception;

	private static JWTClaimsSet bobs(SignedJWT genuine) throws Exception {
		return new JWTClaimsSet.Builder(genuine.getJWTClaimsSet()).subject(Demo.BOB.userId()).build();
	}

	private static String withPayload(SignedJWT genuine, String claim, String value) throws Exception {
		Map<String, Object> payload = genuine.getPayload().toJSONObject();
		payload.put(claim, value);
		String[] parts = genuine.serialize().split("\\.");
		return parts[0] + "." + encode(payload) + "." + parts[2];
	}

	private static String encode(Map<String, Object> json) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(JsonMapper.shared().writeValueAsBytes(json));
	}

}
